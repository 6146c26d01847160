namespace NotebookKernel;

/// <summary>Messages that wait for a channel's thread, in the order they came.</summary>
internal sealed class MessageQueue
{
    private readonly Queue<Message> _messages = new();
    private bool _ended;

    public void Add(Message message)
    {
        lock (_messages)
        {
            _messages.Enqueue(message);
            Monitor.Pulse(_messages);
        }
    }

    /// <summary>The next message, waited for; null once the queue has ended.</summary>
    public Message? Take()
    {
        lock (_messages)
        {
            while (_messages.Count == 0 && !_ended) { Monitor.Wait(_messages); }
            return _ended ? null : _messages.Dequeue();
        }
    }

    /// <summary>Takes out all the messages of a type that wait now.</summary>
    public IReadOnlyList<Message> TakeOut(string type)
    {
        lock (_messages)
        {
            var taken = _messages.Where(message => message.Type == type).ToList();
            var left = _messages.Where(message => message.Type != type).ToList();
            _messages.Clear();
            left.ForEach(_messages.Enqueue);
            return taken;
        }
    }

    /// <summary>Lets whoever waits go.</summary>
    public void End()
    {
        lock (_messages)
        {
            _ended = true;
            Monitor.PulseAll(_messages);
        }
    }
}
