import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

let view: EditorView | null = null

/** Shows a text in CodeMirror alone, over the window: no layout, no codings, no margin. */
export function showBare(text: string): void {
  const parent = document.createElement('div')
  parent.style.cssText =
    'position:fixed;inset:0;z-index:9999;overflow:hidden;background:white;color:black;font:18px/1.6 Literata Variable,serif'
  document.body.append(parent)
  view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorState.readOnly.of(true),
        EditorView.editable.of(false),
        EditorView.lineWrapping,
        EditorView.theme({
          '&': { height: '100vh' },
          '.cm-scroller': { overflow: 'auto', fontFamily: 'inherit', lineHeight: '1.6' },
          '.cm-content': { maxWidth: '630px', margin: '0 auto' },
        }),
      ],
    }),
  })
}

/** Whether a line of it is drawn. */
export const bareShows = (): boolean => Boolean(view?.contentDOM.querySelector('.cm-line'))

/** Takes it away. */
export function closeBare(): void {
  view?.dom.parentElement?.remove()
  view?.destroy()
  view = null
}
