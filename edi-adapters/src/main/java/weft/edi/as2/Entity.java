package weft.edi.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import jakarta.mail.util.SharedByteArrayInputStream;
import jakarta.mail.util.StreamProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A MIME part (RFC 2045) that keeps its original bytes. The mail library parses it; this class
 * bounds headers and parts, because the library keeps an object for each header line.
 */
final class Entity extends MimeBodyPart {
  private static final int MOST_FIELDS = 16 * 1024;
  private static final int MOST_PARTS = 8;

  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*([A-Za-z0-9_.-]+)\\s*=\\s*\"?([^;\"]*)");

  static {
    // Otherwise the mail library searches all jars for it whenever it reads or writes a header.
    System.getProperties()
        .putIfAbsent(
            StreamProvider.class.getName(), "org.eclipse.angus.mail.util.MailStreamProvider");
  }

  private final byte[] in;
  private final int from;
  private final int start;
  private final int end;

  /** Thrown if the bytes are not MIME, or exceed the limits. */
  static final class Malformed extends Exception {
    Malformed(String why) {
      super(why);
    }
  }

  private Entity(InternetHeaders fields, byte[] in, int from, int start, int end) {
    this.headers = fields;
    this.contentStream = new SharedByteArrayInputStream(in, start, end - start);
    this.in = in;
    this.from = from;
    this.start = start;
    this.end = end;
  }

  /** A part with the Content fields of an HTTP message. */
  static Entity of(Map<String, String> fields, byte[] body) {
    var content = new InternetHeaders();
    fields.forEach(
        (name, value) -> {
          if (name.regionMatches(true, 0, "Content-", 0, 8)) content.setHeader(name, value);
        });
    return new Entity(content, body, 0, 0, body.length);
  }

  /** The part as the library writes it. */
  static Entity written(MimeBodyPart part) {
    try {
      var out = new ByteArrayOutputStream();
      part.writeTo(out);
      return parse(out.toByteArray());
    } catch (IOException | MessagingException | Malformed e) {
      throw new IllegalStateException("Cannot write a part of ours", e);
    }
  }

  /** Separates header and body; a line may end with LF only. */
  static Entity parse(byte[] bytes) throws Malformed {
    return parse(bytes, 0, bytes.length);
  }

  private static Entity parse(byte[] in, int from, int end) throws Malformed {
    int at = from;
    while (at < end) {
      if (at - from > MOST_FIELDS) throw new Malformed("header too long");
      int line = at;
      while (at < end && in[at] != '\n') at++;
      if (at == line || (at == line + 1 && at < end && in[line] == '\r'))
        return new Entity(
            fields(Arrays.copyOfRange(in, from, line)), in, from, Math.min(at + 1, end), end);
      at++;
    }
    throw new Malformed("a header without an end");
  }

  private static InternetHeaders fields(byte[] bytes) throws Malformed {
    try {
      var fields = new InternetHeaders(new ByteArrayInputStream(bytes));
      for (String line : Collections.list(fields.getAllHeaderLines()))
        if (line.indexOf(':') <= 0) throw new Malformed("a header line without a name");
      return fields;
    } catch (MessagingException | IndexOutOfBoundsException e) { // the first line is a continuation
      throw new Malformed("no header");
    }
  }

  /** A header field, unfolded to one line. */
  @Nullable String field(String name) {
    String value = headers.getHeader(name, null);
    return value == null ? null : MimeUtility.unfold(value);
  }

  /**
   * The content type; {@code application/octet-stream} if there is no field. Accepts parameters
   * that lack the required quotes.
   */
  ContentType type() throws Malformed {
    String type = field("Content-Type");
    try {
      return new ContentType(type == null ? "application/octet-stream" : type);
    } catch (ParseException e) {
      return unquoted(String.valueOf(type));
    }
  }

  private static ContentType unquoted(String type) throws Malformed {
    try {
      var it = new ContentType(type.split(";", 2)[0]);
      Matcher parameter = PARAMETER.matcher(type);
      while (parameter.find()) it.setParameter(parameter.group(1), parameter.group(2));
      return it;
    } catch (ParseException e) {
      throw new Malformed("content type " + type);
    }
  }

  boolean is(String type) throws Malformed {
    return type().match(type);
  }

  /** The body in its transfer encoding. */
  byte[] body() {
    return Arrays.copyOfRange(in, start, end);
  }

  /** The original bytes, header and body. */
  byte[] whole() {
    return Arrays.copyOfRange(in, from, end);
  }

  /** The body, decoded from its transfer encoding. */
  byte[] content() throws Malformed {
    try {
      return getInputStream().readAllBytes();
    } catch (IOException | MessagingException e) {
      throw new Malformed("transfer encoding " + field("Content-Transfer-Encoding"));
    }
  }

  /** The digest of the original bytes, header and body. */
  byte[] digest(MessageDigest by) {
    by.update(in, from, end - from);
    return by.digest();
  }

  /** The parts of a multipart, each with the bytes between two delimiters. */
  List<Entity> parts() throws Malformed {
    String boundary = type().getParameter("boundary");
    if (boundary == null || boundary.isEmpty() || boundary.length() > 200)
      throw new Malformed("no boundary");
    byte[] delimiter = ("--" + boundary).getBytes(ISO_8859_1);
    List<Entity> parts = new ArrayList<>();
    int begun = -1;
    for (int at = next(delimiter, start); at >= 0; at = next(delimiter, at + delimiter.length)) {
      if (begun >= 0) parts.add(parse(in, begun, Math.max(begun, lineBefore(at))));
      if (parts.size() > MOST_PARTS) throw new Malformed("too many parts");
      int after = at + delimiter.length;
      if (after + 1 < end && in[after] == '-' && in[after + 1] == '-') return parts;
      while (after < end && in[after] != '\n') after++;
      begun = Math.min(after + 1, end);
    }
    throw new Malformed("a multipart without an end");
  }

  /**
   * The next line that begins with the delimiter, followed by nothing but a line end, blanks or
   * {@code --}.
   */
  private int next(byte[] delimiter, int first) {
    for (int at = first; at + delimiter.length <= end; at++) {
      if (in[at] != '-' || (at > start && in[at - 1] != '\n')) continue;
      int after = at + delimiter.length;
      if (!Arrays.equals(in, at, after, delimiter, 0, delimiter.length)) continue;
      if (after == end || " \t\r\n-".indexOf(in[after]) >= 0) return at;
    }
    return -1;
  }

  /** The end of a part: the line end before a delimiter belongs to the delimiter. */
  private int lineBefore(int at) {
    if (at >= 2 && in[at - 1] == '\n' && in[at - 2] == '\r') return at - 2;
    return at >= 1 ? at - 1 : at;
  }
}
