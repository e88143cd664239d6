package weft.edi.mapping;

import java.io.Closeable;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.smooks.api.ExecutionContext;
import org.smooks.api.TypedKey;
import org.smooks.api.resource.visitor.sax.ng.AfterVisitor;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.meaning.words.MessageMeaning;
import weft.edi.reader.ReadMessage;

/**
 * Turns messages into commands. Smooks receives each message as one element, named after its type,
 * and calls the Java code that interprets it. Thread-safe. Create only one, because the first
 * Smooks of a JVM takes some hundred milliseconds to load.
 */
public final class MessagePipeline implements Closeable {
  private static final TypedKey<Correspondents> CORRESPONDENTS = TypedKey.of("weft.correspondents");
  private static final TypedKey<Meaning> MEANING = TypedKey.of("weft.meaning");

  private final MessageSmooks smooks = new MessageSmooks(Set.of());
  private final Set<String> types;

  public MessagePipeline(Map<String, MessageMeaning> meanings) {
    types = Set.copyOf(meanings.keySet());
    meanings.forEach(
        (type, meaning) -> smooks.visit(MessageXmlReader.element(type), visitor(meaning)));
  }

  private static AfterVisitor visitor(MessageMeaning meaning) {
    return (element, context) -> {
      ReadMessage message = Objects.requireNonNull(context.get(MessageXmlReader.MESSAGE));
      Correspondents known = Objects.requireNonNull(context.get(CORRESPONDENTS));
      context.put(MEANING, meaning.toCommands(message, known));
    };
  }

  public boolean knows(String type) {
    return types.contains(type);
  }

  /** The meaning of the message; {@link Meaning#NONE} if its type is not supported. */
  public Meaning map(ReadMessage message, Correspondents correspondents) {
    if (!knows(message.type())) return Meaning.NONE;
    ExecutionContext context = smooks.context();
    context.put(CORRESPONDENTS, correspondents);
    smooks.show(message, context);
    return Objects.requireNonNull(context.get(MEANING), message.type());
  }

  @Override
  public void close() {
    smooks.close();
  }
}
