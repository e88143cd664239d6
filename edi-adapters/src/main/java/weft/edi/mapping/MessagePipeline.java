package weft.edi.mapping;

import java.io.Closeable;
import java.io.Reader;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.smooks.Smooks;
import org.smooks.api.ExecutionContext;
import org.smooks.api.TypedKey;
import org.smooks.api.resource.visitor.Visitor;
import org.smooks.api.resource.visitor.sax.ng.AfterVisitor;
import org.smooks.engine.DefaultApplicationContextBuilder;
import org.smooks.engine.DefaultFilterSettings;
import org.smooks.engine.resource.config.GenericReaderConfigurator;
import org.smooks.io.sink.NullSink;
import org.smooks.io.source.ReaderSource;
import weft.edi.reader.ReadMessage;

/**
 * Maps messages through Smooks: for each type one Java function, and beside it whatever visitors a
 * partner needs ({@link #visiting}). Thread-safe once it is set up; made once, for it takes Smooks
 * half a second.
 *
 * @param <C> what a mapping must know beside the message
 * @param <R> what it says the message means
 */
public final class MessagePipeline<C, R> implements Closeable {
  private final TypedKey<C> given = TypedKey.of("weft.given");
  private final TypedKey<R> meaning = TypedKey.of("weft.meaning");
  private final Smooks smooks =
      new Smooks(
          new DefaultApplicationContextBuilder()
              .withFilterSettings(
                  new DefaultFilterSettings()
                      .setDefaultSerializationOn(false)
                      .setMaintainElementStack(false)
                      .setReaderPoolSize(8))
              .build());
  private final Map<String, Mapping<C, R>> mappings;
  private final Granularity granularity;

  public MessagePipeline(Map<String, Mapping<C, R>> mappings, Granularity granularity) {
    this.mappings = Map.copyOf(mappings);
    this.granularity = granularity;
    smooks.setReaderConfig(new GenericReaderConfigurator(MessageXmlReader.class));
    mappings.forEach((type, mapping) -> smooks.addVisitor(mapped(mapping), type));
  }

  private AfterVisitor mapped(Mapping<C, R> mapping) {
    return (element, context) -> {
      ReadMessage message = Objects.requireNonNull(context.get(MessageXmlReader.MESSAGE));
      C known = Objects.requireNonNull(context.get(given));
      context.put(meaning, mapping.map(message, known));
    };
  }

  /**
   * Adds a visitor of segments ({@code QTY}, {@code DELFOR/NAD}) before the first message is
   * mapped.
   */
  public MessagePipeline<C, R> visiting(String selector, Visitor visitor) {
    smooks.addVisitor(visitor, selector);
    return this;
  }

  public boolean knows(String type) {
    return mappings.containsKey(type);
  }

  /** What the message means; null where no mapping knows its type. */
  public @Nullable R map(ReadMessage message, C known) {
    if (!knows(message.type())) return null;
    ExecutionContext context = smooks.createExecutionContext();
    context.put(MessageXmlReader.MESSAGE, message);
    context.put(MessageXmlReader.GRANULARITY, granularity);
    context.put(given, known);
    smooks.filterSource(context, new ReaderSource<>(Reader.nullReader()), new NullSink());
    return context.get(meaning);
  }

  @Override
  public void close() {
    smooks.close();
  }
}
