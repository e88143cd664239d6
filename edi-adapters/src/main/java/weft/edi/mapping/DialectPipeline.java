package weft.edi.mapping;

import java.io.Closeable;
import java.util.List;
import java.util.Objects;
import org.smooks.api.ExecutionContext;
import org.smooks.api.SmooksException;
import org.smooks.api.TypedKey;
import org.smooks.api.resource.visitor.sax.ng.BeforeVisitor;
import org.w3c.dom.Element;
import weft.edi.dialect.Amendments;
import weft.edi.dialect.Change;
import weft.edi.dialect.Dialect;
import weft.edi.dialect.DialectFailed;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.Segment;

/**
 * Applies a partner's dialect. Smooks receives one element for each segment that the dialect has
 * rules for, and the rules amend a copy of the message. Thread-safe.
 */
public final class DialectPipeline implements Closeable {
  private static final TypedKey<Amendments> AMENDMENTS = TypedKey.of("weft.amendments");

  private final Dialect dialect;
  private final MessageSmooks smooks;

  public DialectPipeline(Dialect dialect) {
    this.dialect = dialect;
    this.smooks = new MessageSmooks(dialect.tags());
    smooks.visit(MessageXmlReader.ROOT, (BeforeVisitor) DialectPipeline::begin);
    for (String tag : dialect.tags()) smooks.visit(MessageXmlReader.element(tag), visitor(dialect));
  }

  private static void begin(Element message, ExecutionContext context) {
    ReadMessage sent = Objects.requireNonNull(context.get(MessageXmlReader.MESSAGE));
    context.put(AMENDMENTS, new Amendments(sent));
  }

  private static BeforeVisitor visitor(Dialect dialect) {
    return (element, context) -> {
      Segment segment = Objects.requireNonNull(context.get(MessageXmlReader.SEGMENT));
      dialect.apply(segment, Objects.requireNonNull(context.get(AMENDMENTS)));
    };
  }

  /** A message in standard form, and the changes made to it. */
  public record Amended(ReadMessage message, List<Change> changes) {}

  /**
   * The message as the dialect amends it; the same object if the dialect is not for its type.
   *
   * @throws DialectFailed if a rule cannot be applied
   */
  public Amended amend(ReadMessage message, ReaderOptions options) {
    if (!dialect.isFor(message.type())) return new Amended(message, List.of());
    Amendments amendments = run(message);
    return new Amended(amendments.message(options), amendments.changes());
  }

  private Amendments run(ReadMessage message) {
    ExecutionContext context = smooks.context();
    try {
      smooks.show(message, context);
    } catch (SmooksException e) {
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause())
        if (cause instanceof DialectFailed failed) throw failed;
      throw e;
    }
    return Objects.requireNonNull(context.get(AMENDMENTS));
  }

  @Override
  public void close() {
    smooks.close();
  }
}
