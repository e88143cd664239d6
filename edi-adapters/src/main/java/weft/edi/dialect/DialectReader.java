package weft.edi.dialect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weft.edi.dialect.Step.Carry;
import weft.edi.dialect.Step.Drop;
import weft.edi.dialect.Step.Put;
import weft.edi.dialect.Step.Target;
import weft.edi.dialect.Step.Translate;
import weft.language.Text;

/**
 * Interprets the elements of a dialect, which {@code docs/dialects.md} describes, and refuses
 * unknown ones.
 */
final class DialectReader {
  /**
   * The service segments of X12; in EDIFACT, dialects may change no segment whose tag begins with
   * UN.
   */
  private static final Set<String> ENVELOPE = Set.of("ISA", "GS", "ST", "SE", "GE", "IEA", "TA1");

  /**
   * In VDA, dialects may change the records between header and trailer; in an IDoc, the segments
   * after the control record.
   */
  private static final Pattern TAG =
      Pattern.compile("[A-Z][A-Z0-9]{1,2}|(5[15]|71|8[12])[2-8]|(E1|Z)[A-Z0-9_]{2,28}");

  private static final int MAX_STEPS = 200;
  private static final int MAX_VALUE = 512;
  private final Markup root;
  private int steps;

  DialectReader(Markup root) {
    this.root = root;
  }

  Dialect read() {
    if (!root.name().equals("dialect")) throw root.unknown();
    root.only();
    return new Dialect(root.inside().stream().map(this::rule).toList());
  }

  private Rule rule(Markup on) {
    if (!on.name().equals("on")) throw on.unknown();
    on.only("message", "segment", "where");
    String message = on.has("message") ? on.need("message") : null;
    if (message != null && !message.matches("[A-Z0-9]{2,8}"))
      throw on.refused(
          new Text("\"%s\" is not a message type.", "“%s”不是报文类型。").with(shown(message)));
    String tag = tag(on, "segment");
    List<Step> does = on.inside().stream().map(it -> step(it, tag)).toList();
    if (does.isEmpty()) throw on.refused(new Text("<on> says nothing to do.", "<on> 中没有任何操作。"));
    return new Rule(message, tag, where(on, tag), does);
  }

  private Step step(Markup it, String tag) {
    if (++steps > MAX_STEPS)
      throw it.refused(
          new Text("A mapping has at most %d steps.", "报文映射规则最多 %d 个步骤。").with(MAX_STEPS));
    if (!it.name().equals("translate") && !it.inside().isEmpty())
      throw it.inside().getFirst().unknown();
    return switch (it.name()) {
      case "set", "default" -> {
        it.only("element", "value");
        yield new Put(
            it.line(),
            address(it, "element", tag),
            value(it, "value"),
            it.name().equals("default"));
      }
      case "translate" -> {
        it.only("element", "other");
        yield new Translate(it.line(), address(it, "element", tag), codes(it), strict(it));
      }
      case "move", "copy" -> {
        it.only("from", "to", "segment", "where");
        yield carry(it, tag, null);
      }
      case "take" -> {
        it.only("from", "pattern", "to", "segment", "where");
        TextPattern pattern = TextPattern.of(value(it, "pattern"));
        if (pattern == null)
          throw it.refused(
              new Text(
                  "A pattern has one of {word}, {digits} and {rest}, once.",
                  "模式中应有且只有一个 {word}、{digits} 或 {rest}。"));
        yield carry(it, tag, pattern);
      }
      case "drop" -> {
        it.only();
        yield new Drop(it.line());
      }
      default -> throw it.unknown();
    };
  }

  private Carry carry(Markup it, String tag, @Nullable TextPattern pattern) {
    Target target = null;
    if (it.has("segment")) {
      String into = tag(it, "segment");
      target = new Target(into, where(it, into));
    } else if (it.has("where")) {
      throw it.refused(new Text("\"where\" needs the segment it refers to.", "“where”需要同时给出所指的段。"));
    }
    return new Carry(
        it.line(),
        address(it, "from", tag),
        pattern,
        it.name().equals("move"),
        target,
        address(it, "to", target == null ? tag : target.tag()));
  }

  private static boolean strict(Markup translate) {
    return switch (translate.or("other", "keep")) {
      case "keep" -> false;
      case "refuse" -> true;
      default ->
          throw translate.refused(
              new Text("\"other\" is keep or refuse.", "“other”只能为 keep 或 refuse。"));
    };
  }

  private static Map<String, String> codes(Markup translate) {
    Map<String, String> codes = new LinkedHashMap<>();
    for (Markup it : translate.inside()) {
      if (!it.name().equals("code") || !it.inside().isEmpty()) throw it.unknown();
      it.only("from", "to");
      if (codes.put(value(it, "from"), value(it, "to")) != null)
        throw it.refused(
            new Text("\"%s\" is translated twice.", "“%s”被重复转换。").with(shown(it.need("from"))));
    }
    if (codes.isEmpty())
      throw translate.refused(new Text("<translate> names no <code>.", "<translate> 中没有 <code>。"));
    return Map.copyOf(codes);
  }

  /** Refuses service segments and control counts, which stay as sent. */
  private static String tag(Markup it, String attribute) {
    String tag = it.need(attribute);
    if (!TAG.matcher(tag).matches() || tag.startsWith("UN") || ENVELOPE.contains(tag))
      throw it.refused(
          new Text("\"%s\" is not a segment that a mapping may change.", "“%s”不是报文映射规则可以更改的段。")
              .with(shown(tag)));
    return tag;
  }

  private static Address address(Markup it, String attribute, String tag) {
    return address(it, it.need(attribute), attribute, tag);
  }

  private static Address address(Markup it, String text, String attribute, String tag) {
    Address address = Address.of(text);
    if (address == null)
      throw it.refused(
          new Text(
                  "\"%s\" in \"%s\" is not an element; write it as C186.6060, 6060, PO102, 512-08,"
                      + " BELNR, or by place as 2.1.",
                  "“%2$s”中的“%1$s”不是数据元；请写作 C186.6060、6060、PO102、512-08、BELNR，或按位置写作 2.1。")
              .with(shown(text), attribute));
    if (!address.isPlausible(tag))
      throw it.refused(
          new Text("The segment %s has no element %s.", "段 %s 中没有数据元 %s。").with(tag, text));
    return address;
  }

  /** Parses conditions such as {@code 3035=ST|DP, 3055=92}. */
  private static List<Condition> where(Markup it, String tag) {
    if (!it.has("where")) return List.of();
    List<Condition> conditions = new ArrayList<>();
    for (String part : value(it, "where").split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0)
        throw it.refused(
            new Text(
                    "\"%s\" is not a condition; write it as 3035=ST or 3035=ST|DP.",
                    "“%s”不是条件；请写作 3035=ST 或 3035=ST|DP。")
                .with(shown(part)));
      Address element = address(it, part.substring(0, equals).strip(), "where", tag);
      List<String> values =
          List.of(part.substring(equals + 1).split("\\|", -1)).stream().map(String::strip).toList();
      conditions.add(new Condition(element, values));
    }
    return List.copyOf(conditions);
  }

  private static String value(Markup it, String attribute) {
    String value = it.need(attribute);
    if (value.length() > MAX_VALUE || value.chars().anyMatch(Character::isISOControl))
      throw it.refused(
          new Text(
                  "\"%s\" has more than %d characters, or characters that no message can carry.",
                  "“%s”超过 %d 个字符，或含有报文无法承载的字符。")
              .with(attribute, MAX_VALUE));
    return value;
  }

  private static String shown(String value) {
    String shown = value.length() > 40 ? value.substring(0, 40) + "…" : value;
    return shown.replaceAll("\\p{Cntrl}", "·");
  }
}
