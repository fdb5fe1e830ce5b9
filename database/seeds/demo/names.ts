import type { Code } from './structure.ts';

/** What people and firms are called in each market. {x}: a place of the zone; {n}: a family name; {m}: another one. */
export const given: Record<Code, readonly string[]> = {
  ES: 'Adriana,Alba,Amparo,Andrés,Antonio,Begoña,Blanca,Carlos,Carmen,Consuelo,Cristina,David,Elena,Emilio,Esther,Eva,Ferran,Francisco,Gabriel,Gloria,Inmaculada,Irene,Isabel,Javier,Jordi,Jorge,José Luis,Josep,Juan Carlos,Laura,Lourdes,Lucía,Manuel,Mercedes,Miguel,Mireia,Nuria,Óscar,Pablo,Pilar,Rafael,Raquel,Raúl,Rosa,Salvador,Sergio,Silvia,Susana,Teresa,Tomás,Vicente,Yolanda'.split(','),
  PT: 'Ana,António,Beatriz,Carla,Catarina,Cristina,Diogo,Duarte,Fernando,Filipa,Francisco,Gonçalo,Helena,Hugo,Inês,Isabel,Joana,João,Jorge,José,Luís,Margarida,Maria,Miguel,Mónica,Nuno,Patrícia,Paula,Paulo,Pedro,Ricardo,Rita,Rui,Sandra,Sara,Sofia,Susana,Teresa,Tiago,Vasco'.split(','),
  FR: 'Alain,Amélie,Antoine,Aurélie,Benoît,Brigitte,Catherine,Céline,Christophe,Claire,Damien,David,Élise,Éric,Fabienne,Florence,François,Guillaume,Hélène,Isabelle,Jean-Luc,Julie,Karine,Laurent,Marc,Marion,Mathieu,Michel,Nathalie,Olivier,Pascal,Philippe,Sandrine,Sébastien,Sophie,Stéphane,Sylvie,Thierry,Valérie,Vincent'.split(','),
  MX: 'Adriana,Alejandro,Alma,Arturo,Beatriz,Carlos,César,Claudia,Daniel,Diana,Eduardo,Enrique,Fernanda,Fernando,Gabriela,Gerardo,Gloria,Guadalupe,Héctor,Ignacio,Jaime,Jorge,José Manuel,Juan Pablo,Karla,Leticia,Luis,Marcela,Mariana,Martha,Miguel Ángel,Norma,Óscar,Patricia,Ramón,Ricardo,Rosario,Sergio,Verónica,Víctor'.split(','),
};
export const family: Record<Code, readonly string[]> = {
  ES: 'Adell,Agut,Aguilar,Alonso,Aranda,Bellés,Beltrán,Blasco,Bonet,Calvo,Cano,Carrasco,Castell,Cebrián,Climent,Crespo,Delgado,Domènech,Escrivá,Esteve,Ferrer,Fuentes,Gallego,García,Gargallo,Gil,Giménez,Gómez,Herrero,Hidalgo,Ibáñez,Iglesias,Lázaro,Llopis,Llorens,Lozano,Marco,Martí,Martínez,Mateu,Medina,Moltó,Monfort,Moreno,Navarro,Olmos,Ortega,Ortells,Pastor,Pérez,Prieto,Queralt,Ramos,Rey,Ripoll,Roca,Rubio,Safont,Sanchis,Segarra,Sendra,Serrano,Soler,Tena,Tortosa,Traver,Usó,Valero,Ventura,Vidal,Vives,Zaragozá'.split(','),
  PT: 'Abreu,Almeida,Antunes,Azevedo,Barbosa,Cardoso,Carvalho,Coelho,Correia,Costa,Cunha,Faria,Fernandes,Ferreira,Figueiredo,Fonseca,Gonçalves,Henriques,Lopes,Macedo,Machado,Marques,Matos,Mendes,Monteiro,Neves,Nunes,Oliveira,Pacheco,Pereira,Pinto,Pires,Ribeiro,Rocha,Santos,Serra,Silva,Soares,Sousa,Tavares,Teixeira,Vieira'.split(','),
  FR: 'Aubry,Barbier,Bernard,Berthier,Blanchard,Bonnet,Boyer,Brunet,Chevalier,Collet,David,Delmas,Dubois,Dumont,Dupuis,Fabre,Faure,Fournier,Gauthier,Girard,Guérin,Hubert,Lacroix,Lambert,Laurent,Leclerc,Lemaire,Marchand,Martin,Masson,Mercier,Meunier,Michel,Moulin,Noël,Perrin,Picard,Renard,Robert,Rolland,Rousseau,Roux,Simon,Vidal'.split(','),
  MX: 'Aguirre,Alcántara,Arriaga,Ávila,Barrera,Cabrera,Camacho,Cárdenas,Castañeda,Cervantes,Contreras,Cortés,Escobedo,Esquivel,Flores,Galindo,Garza,González,Guerrero,Gutiérrez,Hernández,Juárez,Lozano,Luna,Macías,Maldonado,Mendoza,Montes,Morales,Muñoz,Ochoa,Orozco,Padilla,Peña,Quintero,Ramírez,Reyes,Ríos,Robles,Salazar,Sandoval,Solís,Torres,Treviño,Valdés,Vargas,Villarreal,Zavala'.split(','),
};
export const segments = ['Distribución', 'Obra nueva', 'Reforma', 'Arquitectura', 'Hoteles'] as const;
export type Segment = (typeof segments)[number];
const firms: Record<Code, Record<Segment, string>> = {
  ES: { Distribución: 'Azulejos {x},Materiales {x},Pavimentos {x},Cerámicas {x},Saneamientos {n},Almacenes {n},Suministros {x},{n} Hermanos,Gres y Baños {x},Comercial {n},Azulejos {n},Materiales {n} e Hijos', 'Obra nueva': 'Promociones {x},Construcciones {n},Grupo {x},Inmobiliaria {x},Viviendas {x},Constructora {n} {m},Obras {n}', Reforma: 'Reformas {n},Reformas y Baños {x},Cocinas y Baños {x},Instalaciones {n},Interiores {x},Reformas {x},Baños {n}', Arquitectura: 'Estudio {n},{n} y {m} Arquitectos,Taller {x},Arquitectura {n},{n} Interiorismo,Estudio {x}', Hoteles: 'Hotel {x},Hoteles {x},Apartamentos {x},Grupo Hotelero {n},Balneario {x},Hotel {n}' },
  PT: { Distribución: 'Azulejos {x},Cerâmicas {x},Materiais {x},Pavimentos {n},{n} & Filhos,Azulejaria {x},Revestimentos {n}', 'Obra nueva': 'Construções {n},Imobiliária {x},Empreendimentos {x},Obras {n},Construtora {n} {m}', Reforma: 'Remodelações {n},Banhos e Cozinhas {x},Reabilitação {x},Interiores {n}', Arquitectura: 'Atelier {n},{n} {m} Arquitetos,Estúdio {x},Ateliê {x}', Hoteles: 'Hotel {x},Hotéis {n},Quinta {x},Casas do {x},Hotel {n}' },
  FR: { Distribución: 'Carrelages {x},Matériaux {x},Céramiques {n},Sols et Bains {x},Comptoir {x},Établissements {n},{n} et Fils,Carrelages {n}', 'Obra nueva': 'Constructions {n},Promotion {x},Résidences {x},Bâtiment {n},Maisons {x}', Reforma: 'Rénovation {n},Bains et Cuisines {x},Intérieurs {n},Rénov’ {x}', Arquitectura: 'Atelier {n},{n} {m} Architectes,Agence {n},Studio {x}', Hoteles: 'Hôtel {x},Hôtels {n},Domaine {x},Auberge {x},Résidence {n}' },
  MX: { Distribución: 'Pisos y Azulejos {x},Acabados {x},Materiales {n},Recubrimientos {x},Casa {n},Distribuidora {x},Pisos {n}', 'Obra nueva': 'Constructora {n},Desarrollos {x},Inmobiliaria {x},Grupo {n} {m},Edificaciones {n}', Reforma: 'Remodelaciones {n},Baños y Cocinas {x},Interiores {n},Acabados y Reformas {x}', Arquitectura: 'Taller {n},{n} {m} Arquitectos,Despacho {n},Estudio {x}', Hoteles: 'Hotel {x},Hacienda {x},Hoteles {n},Posada {x},Hotel {n}' },
};
export interface Picks { pick<T>(list: readonly T[]): T }

/** A firm's name of that trade, from there. */
export function firmName(m: Picks, code: Code, segment: Segment, places: readonly string[]): string {
  return m.pick(firms[code][segment].split(',')).replace('{x}', m.pick(places)).replace('{n}', m.pick(family[code])).replace('{m}', m.pick(family[code]));
}

/** As it stands in an address: lower case, without accents or spaces. */
export const plain = (t: string) => t.normalize('NFD').replace(/[^a-zA-Z0-9 ]/g, '').toLowerCase().trim().replaceAll(/ +/g, ' ');
export const domainOf = (firm: string) => `${plain(firm).replaceAll(/^(s a|s l)$| (sa|sl)$/g, '').replaceAll(' ', '')}.example`;

export const jobs: Record<Segment, readonly string[]> = {
  Distribución: ['Compras', 'Gerencia', 'Jefatura de tienda', 'Ventas', 'Almacén'], 'Obra nueva': ['Compras', 'Jefatura de obra', 'Dirección técnica', 'Gerencia'], Reforma: ['Gerencia', 'Encargado de obra', 'Compras'],
  Arquitectura: ['Arquitecta', 'Arquitecto', 'Interiorista', 'Aparejadora'], Hoteles: ['Dirección', 'Compras', 'Mantenimiento', 'Obras y reformas'],
};
