package weft.deploy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/**
 * What a class says in the log while this is open; a hub that starts meanwhile may set logging up
 * anew.
 */
public final class LinesOfTheLog extends AppenderBase<ILoggingEvent>
    implements LoggerContextListener, AutoCloseable {
  private final List<ILoggingEvent> said = new CopyOnWriteArrayList<>();
  private final Logger logger;

  public LinesOfTheLog(String of) {
    logger = (Logger) LoggerFactory.getLogger(of);
    setContext(logger.getLoggerContext());
    logger.getLoggerContext().addListener(this);
    listen();
  }

  private void listen() {
    start();
    logger.addAppender(this);
  }

  @Override
  public boolean isResetResistant() {
    return true;
  }

  @Override
  public void onReset(LoggerContext anew) {
    listen();
  }

  @Override
  public void onStart(LoggerContext it) {}

  @Override
  public void onStop(LoggerContext it) {}

  @Override
  public void onLevelChange(Logger of, Level level) {}

  @Override
  protected void append(ILoggingEvent event) {
    said.add(event);
  }

  public List<String> lines() {
    return said.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  /** Whether any of them that has this in it has a stack trace. */
  public boolean anyTrace(String part) {
    return said.stream()
        .filter(it -> it.getFormattedMessage().contains(part))
        .anyMatch(it -> it.getThrowableProxy() != null);
  }

  @Override
  public void close() {
    logger.getLoggerContext().removeListener(this);
    logger.detachAppender(this);
    stop();
  }
}
