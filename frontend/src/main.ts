import { mount } from 'svelte'
import './ui/base.css'
import { connect } from './bridge/connect'
import App from './App.svelte'
import Alone from './frame/Alone.svelte'

const target = document.getElementById('app')
if (target)
  connect().then(
    (bridge) => mount(App, { target, props: { bridge } }),
    () => mount(Alone, { target }),
  )
