/** How long the file may take to come, in milliseconds; nobody chooses it, the program answers. */
const patience = 5000

/** Asks the program for the file that it offers the page; fails where it gives none. */
export function askedFile(): Promise<File> {
  const input = document.createElement('input')
  input.type = 'file'
  return new Promise((resolve, reject) => {
    const none = () => reject(new Error('no file was given'))
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      if (file) resolve(file)
      else none()
    })
    input.addEventListener('cancel', none)
    setTimeout(none, patience)
    input.click()
  })
}
