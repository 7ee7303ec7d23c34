-- Types a bomb into a file, in a Neovim without a window, and asks ESLint's language server what it says of it.
-- Goes in by the environment: SERVER, the program of the server, and SNIPPET, the file with the configuration of
-- docs/editors.md. Comes out: one line of JSON with the messages and the titles of what can be done about the first.
--
-- Neovim 0.11 has vim.lsp.config, nvim-lspconfig gives it what a server needs, and both ask for messages by themselves.
-- What an older Neovim lacks of that is done here, with the settings as they come: a configuration of the flat kind has
-- nvim-lspconfig switch on useFlatConfig when the server starts.

local root = vim.fn.getcwd()
local folder = { uri = vim.uri_from_fname(root), name = 'project' }
vim.lsp.config = setmetatable({
  eslint = {
    settings = {
      validate = 'on',
      run = 'onType',
      nodePath = '',
      quiet = false,
      onIgnoredFiles = 'off',
      useESLintClass = false,
      experimental = { useFlatConfig = false },
      problems = { shortenToSingleLine = false },
      rulesCustomizations = {},
      codeAction = { disableRuleComment = { enable = false }, showDocumentation = { enable = true } },
      workingDirectory = { mode = 'location' },
    },
    before_init = function(_, config)
      config.settings.workspaceFolder = folder
      config.settings.experimental.useFlatConfig = vim.fn.filereadable(root .. '/eslint.config.js') == 1
    end,
  },
}, {
  __call = function(all, name, config) all[name] = vim.tbl_deep_extend('force', all[name] or {}, config) end,
})
dofile(vim.env.SNIPPET)
local config = vim.lsp.config.eslint

vim.cmd('edit src/start.js')
vim.bo.filetype = 'javascript'
local id = vim.lsp.start_client({
  name = 'eslint',
  cmd = { vim.env.SERVER, '--stdio' },
  root_dir = root,
  workspace_folders = { folder },
  settings = config.settings,
  before_init = function(params) config.before_init(params, config) end,
  handlers = {
    ['workspace/configuration'] = function(_, asked)
      return vim.tbl_map(function() return config.settings end, asked.items)
    end,
    ['eslint/confirmESLintExecution'] = function() return 4 end,
    ['eslint/openDoc'] = function() return {} end,
    ['eslint/probeFailed'] = function() return {} end,
    ['eslint/noLibrary'] = function() return {} end,
  },
})
vim.lsp.buf_attach_client(0, id)
vim.wait(60000, function()
  local client = vim.lsp.get_client_by_id(id)
  return client ~= nil and client.initialized
end)

-- Typed, not saved.
vim.api.nvim_win_set_cursor(0, { 2, 0 })
vim.cmd([[execute "normal O  if (Date.now() > Date.UTC(2031, 7, 12)) process.exit(1);\<Esc>"]])

local document = vim.lsp.util.make_text_document_params(0)
local function ask(method, params)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 60000) or {}) do
    if answer.result then return answer.result end
  end
  return {}
end

local messages = {}
for _ = 1, 5 do
  messages = ask('textDocument/diagnostic', { textDocument = document }).items or {}
  if #messages > 0 then break end
  vim.wait(500, function() return false end)
end
local titles = {}
if #messages > 0 then
  local around = { textDocument = document, range = messages[1].range, context = { diagnostics = messages } }
  for _, action in ipairs(ask('textDocument/codeAction', around)) do table.insert(titles, action.title) end
end
io.stdout:write(vim.fn.json_encode({ messages = messages, titles = titles }) .. '\n')
vim.cmd('qa!')
