/**
 * Why the rules said no: the rule's name, as the server gives it, and its explanation: what is not possible, why, and who can
 * or what to do instead. A function receives what the server knows about the case (`facts`).
 */
export const rules = {
  'platform.wrong_credentials': 'Ese correo y esa contraseña no van juntos. Revísalos o pide un enlace para poner otra contraseña.',
  'platform.current_password': 'La contraseña actual no es esa.',
  'platform.link_used': 'Este enlace ya se usó o ha caducado. Pide otro: el último que recibas es el que vale.',
  'platform.set_up_once': 'Esta instalación ya tiene empresa. Entra con tu cuenta.',
  'platform.set_up_code': 'Ese no es el código. Está en la ventana donde se arrancó Unísono.',
  'platform.view_owner': 'Solo quien guardó la vista puede cambiarla. Puedes guardarla con otro nombre.',
};
