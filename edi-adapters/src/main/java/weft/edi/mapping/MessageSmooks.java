package weft.edi.mapping;

import java.io.Closeable;
import java.io.Reader;
import java.util.Set;
import org.smooks.Smooks;
import org.smooks.api.ExecutionContext;
import org.smooks.api.resource.visitor.Visitor;
import org.smooks.engine.DefaultApplicationContextBuilder;
import org.smooks.engine.DefaultFilterSettings;
import org.smooks.engine.delivery.interceptor.InterceptorVisitorChainFactory;
import org.smooks.engine.resource.config.GenericReaderConfigurator;
import org.smooks.io.sink.NullSink;
import org.smooks.io.source.ReaderSource;
import weft.edi.reader.ReadMessage;

/**
 * A Smooks instance that {@link MessageXmlReader} feeds with messages. Its visitors are registered
 * as objects, so no configuration names a class. Thread-safe once all visitors are registered:
 * Smooks is not thread-safe during its first use, which therefore holds a lock.
 */
final class MessageSmooks implements Closeable {
  private final Smooks smooks =
      new Smooks(
          new DefaultApplicationContextBuilder()
              .withSystemResources(false)
              .withFilterSettings(
                  new DefaultFilterSettings()
                      .setDefaultSerializationOn(false)
                      .setMaintainElementStack(false)
                      .setReaderPoolSize(8))
              .build());
  private final Set<String> tags;
  private volatile boolean used;

  /**
   * Sets up Smooks.
   *
   * @param tags the segments that become elements; each element costs half a microsecond, so
   *     segments without visitors get none
   */
  MessageSmooks(Set<String> tags) {
    this.tags = tags;
    // Smooks' system resources take 250 ms of XML parsing, and this is the only part that is
    // needed.
    smooks
        .getApplicationContext()
        .getRegistry()
        .registerObject(new InterceptorVisitorChainFactory(smooks.getApplicationContext()));
    smooks.setReaderConfig(new GenericReaderConfigurator(MessageXmlReader.class));
  }

  void visit(String selector, Visitor visitor) {
    smooks.addVisitor(visitor, selector);
  }

  ExecutionContext context() {
    if (used) return smooks.createExecutionContext();
    synchronized (this) {
      return smooks.createExecutionContext();
    }
  }

  /**
   * Shows the message to the visitors. If a visitor throws an exception, it is the cause of the one
   * thrown here.
   */
  void show(ReadMessage message, ExecutionContext context) {
    context.put(MessageXmlReader.MESSAGE, message);
    context.put(MessageXmlReader.TAGS, tags);
    if (used) filter(context);
    else
      synchronized (this) {
        try {
          filter(context);
        } finally {
          used = true;
        }
      }
  }

  private void filter(ExecutionContext context) {
    smooks.filterSource(context, new ReaderSource<>(Reader.nullReader()), new NullSink());
  }

  @Override
  public void close() {
    smooks.close();
  }
}
