package weft.edi.mapping;

import java.io.Closeable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import weft.edi.dialect.DialectFailed;
import weft.edi.dialect.DialectRefused;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.Meanings.Terms;
import weft.edi.meaning.Plausible;
import weft.edi.meaning.TooManyItems;
import weft.edi.meaning.WrongItems;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.meaning.words.MessageMeaning;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.Segment;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.language.Text;
import weft.party.Profile;

/**
 * Turns messages into commands: first applies the partner's dialect if the profile has one, then
 * its aliases of parts and units, then interprets the message. Dialect and interpretation run under
 * Smooks. An error becomes a fault of that message and does not affect others.
 */
public final class Translator implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Translator.class);
  private static final int MAX_DIALECTS = 200;
  private static final Text BROKEN =
      new Text(
          "The hub could not process this message. Nothing of it was applied; the operator can see"
              + " the cause in the log.",
          "平台未能理解该报文，未做任何处理；平台运营方可在日志中查看原因。");

  private final MessagePipeline pipeline;
  private final Dialects dialects = new Dialects(MAX_DIALECTS);

  public Translator(Map<String, MessageMeaning> meanings) {
    this.pipeline = new MessagePipeline(meanings);
  }

  /** Whether messages of this type can be applied. */
  public boolean knows(String type) {
    return pipeline.knows(type);
  }

  /**
   * Translates one message; thread-safe.
   *
   * @param options the options with which it was read
   * @throws DataAccessException if parties and partnerships could not be looked up; this is not the
   *     message's fault, so it waits until they can be
   */
  public Translated translate(
      ReadMessage message, Correspondents correspondents, ReaderOptions options) {
    try {
      ReadMessage standard = standard(message, correspondents, options);
      Meaning meaning = standard.acceptable() ? understood(standard, correspondents) : Meaning.NONE;
      return new Translated(standard, meaning);
    } catch (DialectFailed e) {
      LOG.warn("{}: {}", name(message, correspondents), e.getMessage());
      return failed(message, e.fault());
    } catch (DialectRefused e) {
      LOG.error("The profile's dialect is refused, for {}", name(message, correspondents), e);
      return failed(message, atHeader(message, FaultCode.DIALECT_FAILED, refused(e)));
    } catch (RuntimeException e) {
      DataAccessException away = unreachable(e);
      if (away != null) throw away;
      LOG.error("Could not translate {}", name(message, correspondents), e);
      return failed(message, atHeader(message, FaultCode.MEANING_FAILED, BROKEN));
    }
  }

  private Meaning understood(ReadMessage message, Correspondents from) {
    Fault beyond = TooManyItems.in(message);
    if (beyond != null) return new Meaning(null, List.of(), List.of(beyond));
    Meaning meaning = WrongItems.apart(message, pipeline.map(message, from));
    return Plausible.noted(message, meaning, from);
  }

  private ReadMessage standard(ReadMessage message, Correspondents from, ReaderOptions options) {
    Terms terms = Meanings.terms(message, from).orElse(null);
    if (terms == null)
      return UnknownUnits.judged(
          Tolerance.judged(message, options, Tolerance.options(options, null, message), null),
          null);
    Profile profile = terms.profile();
    ReaderOptions agreed = Tolerance.options(options, profile.rules(), message);
    ReadMessage judged = Tolerance.judged(message, options, agreed, profile.rules());
    String dialect = profile.dialect();
    ReadMessage standard =
        dialect == null
            ? judged
            : dialects.of(dialect, terms.sender()).amend(judged, agreed).message();
    ReadMessage named =
        Aliases.of(profile.rules(), terms.sender()).inOurs(standard, agreed).message();
    return AgreedTotals.compared(UnknownUnits.judged(named, profile.rules()), profile.rules());
  }

  private static @Nullable DataAccessException unreachable(Throwable thrown) {
    for (Throwable it = thrown; it != null; it = it.getCause())
      if (it instanceof DataAccessException away) return away;
    return null;
  }

  private static String name(ReadMessage it, Correspondents from) {
    return "message "
        + it.number()
        + " ("
        + it.type()
        + " "
        + it.release()
        + ") of "
        + from.sender();
  }

  private static Fault atHeader(ReadMessage message, FaultCode code, Text text) {
    Segment at = message.header();
    return new Fault(at.number(), at.tag(), null, code, Severity.ERROR, at.offset(), text);
  }

  private static Translated failed(ReadMessage message, Fault why) {
    return new Translated(message, new Meaning(null, List.of(), List.of(why)));
  }

  private static Text refused(DialectRefused it) {
    return new Text(
        "The mapping cannot be used: line %d, column %d: %s"
            .formatted(it.line(), it.column(), it.text().en()),
        "报文映射规则无法使用：第 %d 行第 %d 列：%s".formatted(it.line(), it.column(), it.text().zh()));
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
