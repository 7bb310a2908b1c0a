import { m } from '@/paraglide/messages'

/** Kinds of changes that the history can be narrowed to, with the actions that they are. */
export function kinds(): { value: string; label: string; actions: string[] }[] {
  return [
    { value: '', label: m.history_kind_all(), actions: [] },
    {
      value: 'coding',
      label: m.history_kind_coding(),
      actions: [
        'quote_code',
        'quote_uncode',
        'quote_move',
        'quote_memo',
        'memo_edit',
        'quote_delete',
        'quote_split',
        'quote_merge',
        'stance',
        'code_split',
      ],
    },
    {
      value: 'auto',
      label: m.history_kind_auto(),
      actions: ['autocode', 'autocode_refuse'],
    },
    {
      value: 'codebook',
      label: m.history_kind_codebook(),
      actions: [
        'code_add',
        'code_rename',
        'code_edit',
        'code_move',
        'code_delete',
        'code_merge',
        'code_split',
        'code_archive',
        'code_restore',
        'code_import',
        'template_add',
      ],
    },
    {
      value: 'testimonies',
      label: m.history_kind_testimonies(),
      actions: ['import', 'testimony_edit', 'testimony_delete', 'correct', 'media', 'erase'],
    },
    {
      value: 'repeats',
      label: m.history_kind_repeats(),
      actions: ['repeat_confirm', 'repeat_reject', 'repeat_forget'],
    },
    {
      value: 'collections',
      label: m.history_kind_collections(),
      actions: [
        'collection_add',
        'collection_edit',
        'collection_delete',
        'preset_save',
        'preset_delete',
        'offer_accept',
        'offer_refuse',
        'offer_again',
        'filter_keep',
        'workshop',
        'workshop_codes',
        'collection_swap',
      ],
    },
    {
      value: 'people',
      label: m.history_kind_people(),
      actions: [
        'participant_add',
        'participant_edit',
        'participant_delete',
        'attribute_add',
        'attribute_edit',
        'attribute_delete',
        'values_edit',
        'pseudonym_add',
        'pseudonym_edit',
        'pseudonym_delete',
        'name_keep',
      ],
    },
  ]
}
