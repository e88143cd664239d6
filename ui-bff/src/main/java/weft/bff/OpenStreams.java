package weft.bff;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The open relayed answers by session: a logout closes its own, a shutdown all of them. */
@Component
class OpenStreams {
  private static final Logger log = LoggerFactory.getLogger(OpenStreams.class);

  private final ConcurrentHashMap<String, Set<InputStream>> bySession = new ConcurrentHashMap<>();

  void opened(String session, InputStream body) {
    bySession.computeIfAbsent(session, _ -> ConcurrentHashMap.newKeySet()).add(body);
  }

  void ended(String session, InputStream body) {
    bySession.computeIfPresent(
        session,
        (_, open) -> {
          open.remove(body);
          return open.isEmpty() ? null : open;
        });
  }

  void close(String session) {
    var open = bySession.remove(session);
    if (open != null) open.forEach(OpenStreams::close);
  }

  /** Closes all streams, because a graceful stop would wait for them and they never end. */
  @EventListener(ContextClosedEvent.class)
  void closeAll() {
    Set.copyOf(bySession.keySet()).forEach(this::close);
  }

  static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      log.debug("closing a relayed answer", e);
    }
  }
}
