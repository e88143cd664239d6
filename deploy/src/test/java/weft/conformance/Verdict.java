package weft.conformance;

import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import io.xlate.edi.stream.EDIStreamValidationError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.StaediSchema;
import weft.interchange.Fault;
import weft.interchange.FaultCode;

/**
 * The first fault that the hub's reader and StAEDI find in a file; null where it is valid. StAEDI
 * gets the schema of each message whose directory the hub has, and checks the envelope by its own.
 */
record Verdict(@Nullable String ours, @Nullable String theirs) {

  static Verdict on(byte[] bytes) throws EDISchemaException {
    ReadInterchange read = EdiReader.read(bytes);
    return new Verdict(ours(read), theirs(bytes, read));
  }

  private static @Nullable String ours(ReadInterchange read) {
    return read.allFaults()
        .filter(it -> it.forbids() || it.code() == FaultCode.CODE_NOT_LISTED)
        .min(Comparator.comparingLong(Fault::offset))
        .map(it -> it.code().code() + place(it))
        .orElse(null);
  }

  private static String place(Fault it) {
    if (it.tag() == null) return "";
    return " " + it.tag() + (it.element() == null ? "" : " " + it.element());
  }

  private static @Nullable String theirs(byte[] bytes, ReadInterchange read)
      throws EDISchemaException {
    var factory = EDIInputFactory.newFactory();
    List<ReadMessage> messages = read.messages();
    int next = 0;
    boolean ended = false;
    try (var in = factory.createEDIStreamReader(unmarked(bytes), charset(read).name())) {
      while (in.hasNext()) {
        EDIStreamEvent event = in.next();
        ended = event == EDIStreamEvent.END_INTERCHANGE;
        if (event == EDIStreamEvent.START_TRANSACTION && next < messages.size()) {
          ReadMessage message = messages.get(next++);
          if (StaediSchema.isKnown(message)) in.setTransactionSchema(StaediSchema.of(message));
        }
        if (event.isError() && !isQualifier(in))
          return in.getErrorType() + " " + in.getLocation().getSegmentTag() + element(in);
      }
    } catch (EDIStreamException | IOException | RuntimeException e) {
      return "gives up: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }
    return ended ? null : "no end";
  }

  /** StAEDI's lists for the partners' qualifiers lack the common ZZ and 00. */
  private static boolean isQualifier(EDIStreamReader in) {
    return in.getErrorType() == EDIStreamValidationError.INVALID_CODE_VALUE
        && List.of("UNB", "ISA").contains(in.getLocation().getSegmentTag());
  }

  private static String element(EDIStreamReader in) {
    int element = in.getLocation().getElementPosition();
    return element < 1 ? "" : " %02d".formatted(element);
  }

  private static Charset charset(ReadInterchange read) {
    var envelope = read.envelope();
    return envelope == null
        ? StandardCharsets.ISO_8859_1
        : Objects.requireNonNull(envelope.charset());
  }

  /** StAEDI does not read past a byte order mark. */
  private static ByteArrayInputStream unmarked(byte[] bytes) {
    boolean marked = bytes.length > 2 && (bytes[0] & 0xff) == 0xef;
    return new ByteArrayInputStream(marked ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes);
  }
}
