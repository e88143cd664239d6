package weft.deploy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Collects a class's log lines while it is open. */
public final class LinesOfTheLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final List<ILoggingEvent> said = new CopyOnWriteArrayList<>();
  private final Logger logger;

  public LinesOfTheLog(String of) {
    logger = (Logger) LoggerFactory.getLogger(of);
    setContext(logger.getLoggerContext());
    start();
    logger.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    said.add(event);
  }

  public List<String> lines() {
    return said.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  /** Whether any line that contains this has a stack trace. */
  public boolean anyTrace(String part) {
    return said.stream()
        .filter(it -> it.getFormattedMessage().contains(part))
        .anyMatch(it -> it.getThrowableProxy() != null);
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    stop();
  }
}
