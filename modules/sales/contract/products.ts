import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, PageInput, pageOf, QueryFlag } from '../../../contract/shapes.ts';

const Words = z.string().trim().min(1).max(300);

/** What a product has, what good that does, and to whom: what sales says to a customer. */
export const Benefit = z.object({ feature: Words, benefit: Words, forWhom: Words });
export type Benefit = z.infer<typeof Benefit>;

export const Product = z.object({
  id: Id, code: z.string(), name: z.string(), description: z.string(), retiredOn: Day.nullable(),
  benefits: z.array(Benefit), version: z.int(),
});
export type Product = z.infer<typeof Product>;

const ProductFields = {
  code: z.string().trim().min(1).max(40), name: z.string().trim().min(1).max(160), description: z.string().trim().max(4000),
  benefits: z.array(Benefit).max(40),
};

export const listProducts = endpoint({
  method: 'GET', path: '/api/v1/products', summary: 'What we sell, with its features and benefits, by name',
  input: z.object({ find: z.string().trim().max(100).optional(), withRetired: QueryFlag.default(false), ...PageInput }), output: pageOf(Product),
});
export const getProduct = endpoint({
  method: 'GET', path: '/api/v1/products/:productId', summary: 'One product with its features and benefits',
  input: z.object({ productId: Id }), output: Product,
});
/** `conflict` (rule `platform.already_exists`) when the code is taken. */
export const createProduct = endpoint({
  method: 'POST', path: '/api/v1/products', summary: 'Add a product', creates: true,
  input: z.object({ ...ProductFields, description: ProductFields.description.default(''), benefits: ProductFields.benefits.default([]) }), output: Product,
});
/** `benefits`, when given, replaces the whole list, in this order. */
export const changeProduct = endpoint({
  method: 'PATCH', path: '/api/v1/products/:productId', summary: 'Change a product, its features and benefits', ifMatch: true,
  input: z.object({ productId: Id, version: z.int(), ...z.object({ ...ProductFields, retiredOn: Day.nullable() }).partial().shape }), output: Product,
});
