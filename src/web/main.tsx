// Starts the workbench: settings on the document, the query cache, live events, the router.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Refusal } from './data/api.ts'
import { listen } from './data/live.ts'
import { apply } from './data/settings.ts'
import { router } from './router.tsx'
import './style/index.css'

apply()
const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // A server that restarts is asked again by itself; a refusal is an answer and is shown.
      retry: (times, error) => error instanceof Refusal && error.code === 'silent' && times < 3,
    },
  },
})
listen(client)
const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  )
