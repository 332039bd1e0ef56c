"""The language models: the only place that knows LangChain and the OpenAI SDK."""
