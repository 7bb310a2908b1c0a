const place = (testimony: string) => `florilege.left.${testimony}`

/** Where testimonies were left: positions in their texts, kept on this machine without any word. */
export class Left {
  /** Returns the position at the top of the view, 0 where nobody read. */
  get(testimony: string): number {
    return Number(localStorage.getItem(place(testimony))) || 0
  }

  set(testimony: string, position: number): void {
    if (position > 0) localStorage.setItem(place(testimony), String(position))
    else localStorage.removeItem(place(testimony))
  }
}
