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
 * A Smooks that is told of messages by {@link MessageXmlReader}. Its visitors are ours and are
 * given as objects: no configuration names a class. Thread-safe once the visitors are in: Smooks is
 * not while it is used for the first time, so nobody else uses it then.
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
   * Sets it up.
   *
   * @param tags the segments that become an element each; every element costs half a microsecond,
   *     so none is made that nobody waits for
   */
  MessageSmooks(Set<String> tags) {
    this.tags = tags;
    // Smooks' own resources are 250 ms of XML that we have no use for, but for this one part.
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

  /** Lets the visitors see the message; what one of them throws comes out as the cause. */
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
