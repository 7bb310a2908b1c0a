import { createContext, onDestroy } from 'svelte'
import type { Bridge } from '@/bridge/bridge'
import { gathered } from '@/bridge/gathered'
import type { Change } from '@/bridge/types'
import { Backups, provideBackups } from './backups.svelte'
import { Carrying, provideCarrying } from './carrying.svelte'
import { Codes, provideCodes } from './codes.svelte'
import { Collections, provideCollections } from './collections.svelte'
import { Copies, provideCopies } from './copies.svelte'
import { Exports, provideExports } from './exports.svelte'
import { History, provideHistory } from './history.svelte'
import { Jobs, provideJobs } from './jobs.svelte'
import { Links, provideLinks } from './links.svelte'
import { Library, provideLibrary } from './library.svelte'
import { Memos, provideMemos } from './memos.svelte'
import { Names, provideNames } from './names.svelte'
import { Passages, providePassages } from './passages.svelte'
import { People, providePeople } from './people.svelte'
import { Presets, providePresets } from './presets.svelte'
import { Project, provideProject, useProject } from './project.svelte'
import { Qualities, provideQualities } from './qualities.svelte'
import { Quotes, provideQuotes } from './quotes.svelte'
import { Reading, provideReading } from './reading.svelte'
import { Repeats, provideRepeats } from './repeats.svelte'
import { Search, provideSearch } from './search.svelte'
import { Settings, provideSettings, useSettings } from './settings.svelte'
import { Testimonies, provideTestimonies } from './testimonies.svelte'
import { View, provideView } from './view.svelte'

/** The bridge, for what no noun keeps: planning an import, choosing files, exporting. */
export const [useBridge, provideBridge] = createContext<Bridge>()

// Tells of changes for as long as the component lives.
function follow(bridge: Bridge, tell: (change: Change) => void): void {
  const { add, stop } = gathered(tell)
  onDestroy(bridge.on('change', add))
  onDestroy(stop)
}

/** Makes what lives as long as the window. Call it while a component is set up. */
export function provideWindowState(bridge: Bridge): void {
  const project = new Project(bridge)
  const jobs = new Jobs(bridge)
  provideBridge(bridge)
  provideSettings(new Settings(bridge))
  provideProject(project)
  provideJobs(jobs)
  follow(bridge, (change) => project.changed(change))
  onDestroy(bridge.on('index', (index) => project.indexed(index)))
  onDestroy(bridge.on('job', (job) => jobs.changed(job)))
}

/** Makes what lives as long as a project is open, and fetches what every place shows. */
export function provideProjectState(bridge: Bridge): void {
  const testimonies = new Testimonies(bridge)
  const codes = new Codes(bridge)
  const quotes = new Quotes(bridge)
  const reading = new Reading(bridge, (id) => quotes.ahead(id))
  const search = new Search(bridge)
  const repeats = new Repeats(bridge)
  const passages = new Passages(bridge)
  const collections = new Collections(bridge)
  const history = new History(bridge)
  const people = new People(bridge)
  const backups = new Backups(bridge)
  const presets = new Presets(bridge)
  const qualities = new Qualities(bridge)
  const links = new Links(bridge, codes)
  const memos = new Memos(bridge)
  const names = new Names(bridge, useProject(), useSettings())
  provideLinks(links)
  provideMemos(memos)
  provideNames(names)
  provideQualities(qualities)
  providePresets(presets)
  provideExports(new Exports(bridge, names))
  provideTestimonies(testimonies)
  provideCodes(codes)
  provideQuotes(quotes)
  provideReading(reading)
  provideSearch(search)
  provideRepeats(repeats)
  providePassages(passages)
  provideCollections(collections)
  provideHistory(history)
  providePeople(people)
  provideCopies(new Copies(bridge))
  provideBackups(backups)
  const library = new Library(bridge, testimonies, people)
  provideLibrary(library)
  provideView(new View())
  provideCarrying(new Carrying())
  onDestroy(() => quotes.close())
  onDestroy(bridge.on('change', (change) => [quotes, names].forEach((n) => n.changed(change))))
  onDestroy(bridge.on('index', (index) => search.indexed(index)))
  const shown = [testimonies, codes, reading, search, repeats, collections, history]
  const others = [people, qualities, links, memos, presets, passages, library]
  const nouns = [...shown, ...others]
  follow(bridge, (change) => nouns.forEach((noun) => noun.changed(change)))
  onDestroy(bridge.on('backup', (state) => backups.told(state)))
  void backups.load()
  void people.load()
  void qualities.load()
  void presets.fetched.load()
  void library.load()
  for (const { fetched } of [testimonies, codes, collections, names]) void fetched.load()
  $effect(() => void quotes.follow(reading.text))
  $effect(() => {
    const { text } = reading
    void names.follow(text?.testimony.id ?? '', text?.revision ?? 0)
  })
}
