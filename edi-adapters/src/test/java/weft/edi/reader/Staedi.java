package weft.edi.reader;

import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.Segment;

/**
 * The independent reference: StAEDI has no message tables here, so it splits and checks envelopes,
 * not messages. This class removes three differences: StAEDI reports UNA as a segment, reports
 * repetitions as separate elements, and keeps line breaks in values, which the hub's reader removes
 * and reports.
 */
public final class Staedi {
  private Staedi() {}

  /** The same tokens as Weft's reader has them. */
  public static List<String> tokens(List<Segment> segments) {
    return segments.stream()
        .map(
            it ->
                it.tag()
                    + trimmed(
                        it.values().stream().flatMap(List::stream).map(Staedi::trimmed).toList()))
        .toList();
  }

  /** The tokens of the first interchange, or null if StAEDI gives up on the file. */
  public static @Nullable List<String> tokens(byte[] bytes, Charset charset) {
    EDIInputFactory factory = EDIInputFactory.newFactory();
    factory.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_STRUCTURE, false);
    List<String> segments = new ArrayList<>();
    try (EDIStreamReader in =
        factory.createEDIStreamReader(new ByteArrayInputStream(bytes), charset.name())) {
      String tag = "";
      List<String> elements = new ArrayList<>();
      List<String> components = null;
      while (in.hasNext()) {
        switch (in.next()) {
          case START_SEGMENT -> {
            tag = in.getText();
            elements = new ArrayList<>();
          }
          case START_COMPOSITE -> components = new ArrayList<>();
          case END_COMPOSITE -> {
            elements.add(trimmed(Objects.requireNonNull(components)));
            components = null;
          }
          case ELEMENT_DATA -> {
            if (components != null) components.add(text(in));
            else elements.add(trimmed(List.of(text(in))));
          }
          case END_SEGMENT -> {
            if (!tag.equals("UNA")) segments.add(tag + trimmed(elements));
          }
          case END_INTERCHANGE -> {
            return segments;
          }
          default -> {}
        }
      }
      return null;
    } catch (EDIStreamException | IOException | RuntimeException e) {
      return null;
    }
  }

  /**
   * Returns StAEDI's objections to an interchange's envelope: order, references and counts of UNB,
   * UNH, UNT and UNZ, lengths and characters of their elements. It does not check codes, because
   * its list for 0007 lacks the {@code ZZ} that many partners use.
   */
  public static List<String> errors(byte[] bytes, Charset charset) {
    return errors(bytes, charset, List.of());
  }

  /** Returns these objections and those to each message, with a schema made of the hub's tables. */
  public static List<String> errorsBySchema(byte[] bytes, Charset charset) {
    return errors(
        bytes,
        charset,
        EdiReader.read(bytes, ReaderOptions.STANDARD.withCharset(charset)).messages());
  }

  private static List<String> errors(byte[] bytes, Charset charset, List<ReadMessage> messages) {
    var next = messages.iterator();
    List<String> errors = new ArrayList<>();
    boolean ended = false;
    EDIInputFactory factory = EDIInputFactory.newFactory();
    factory.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_CODE_VALUES, false);
    try (EDIStreamReader in =
        factory.createEDIStreamReader(new ByteArrayInputStream(bytes), charset.name())) {
      while (in.hasNext()) {
        EDIStreamEvent event = in.next();
        ended = event == EDIStreamEvent.END_INTERCHANGE;
        if (event == EDIStreamEvent.START_TRANSACTION && next.hasNext()) {
          ReadMessage message = next.next();
          if (StaediSchema.isKnown(message)) in.setTransactionSchema(StaediSchema.of(message));
        }
        if (event.isError()) errors.add(event + " " + in.getErrorType() + " " + in.getLocation());
      }
    } catch (EDIStreamException | EDISchemaException | IOException e) {
      errors.add(e.toString());
    }
    if (!ended) errors.add("does not end with UNZ");
    return errors;
  }

  private static String text(EDIStreamReader in) {
    return in.getText().replaceAll("[\\r\\n]", "");
  }

  /** Empty values at the end have no meaning; readers differ in whether they report them. */
  private static String trimmed(List<String> values) {
    int size = values.size();
    while (size > 0 && values.get(size - 1).matches("[\\[\\]]*")) size--;
    return values.subList(0, size).toString();
  }
}
