package weft.edi.profile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weft.edi.profile.Node.Nothing;
import weft.edi.profile.Node.Row;
import weft.edi.profile.Node.Table;
import weft.edi.profile.Node.Value;
import weft.language.Text;
import weft.measure.PlainNumber;

/**
 * The named values of one table of a profile. An absent value reads as null; an invalid one becomes
 * a finding.
 */
final class Fields {
  private final Map<String, Node> entries;
  private final String pointer;
  private final Findings findings;
  private final Set<String> asked = new HashSet<>();

  Fields(Node node, String pointer, Findings findings) {
    this.pointer = pointer;
    this.findings = findings;
    this.entries = node instanceof Table(var all) ? all : Map.of();
    if (!(node instanceof Table) && !(node instanceof Nothing))
      findings.error(
          pointer, "table-expected", new Text("Named values are expected here.", "此处应为一组命名的值。"));
  }

  /** The JSON pointer (RFC 6901) of an entry. */
  static String below(String pointer, String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  private @Nullable Node entry(String name) {
    asked.add(name);
    Node node = entries.get(name);
    return node instanceof Nothing ? null : node;
  }

  private @Nullable Value value(String name) {
    Node node = entry(name);
    if (node == null || node instanceof Value) return (Value) node;
    error(name, "value-expected", new Text("One value is expected here.", "此处应为单个值。"));
    return null;
  }

  <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
    Value value = value(name);
    if (value == null) return null;
    for (E it : type.getEnumConstants()) if (kebab(it).equals(value.text())) return it;
    String all =
        Arrays.stream(type.getEnumConstants()).map(Fields::kebab).collect(Collectors.joining(", "));
    error(
        name,
        "choice-unknown",
        new Text("\"%s\" is not one of %s.", "“%s”不在可选值 %s 之中。").with(value.text(), all));
    return null;
  }

  static String kebab(Enum<?> it) {
    return it.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Nullable Boolean flag(String name) {
    Value value = value(name);
    if (value == null) return null;
    if (!value.quoted() && value.text().equals("true")) return true;
    if (!value.quoted() && value.text().equals("false")) return false;
    error(name, "flag-expected", new Text("true or false is expected.", "应为 true 或 false。"));
    return null;
  }

  @Nullable Integer number(String name, int least, int most) {
    Value value = value(name);
    if (value == null) return null;
    if (!value.quoted() && value.text().matches("[0-9]{1,6}")) {
      int number = Integer.parseInt(value.text());
      if (number >= least && number <= most) return number;
    }
    error(
        name,
        "number-out-of-bounds",
        new Text("A whole number from %d to %d is expected.", "应为 %d 到 %d 的整数。").with(least, most));
    return null;
  }

  /** A text of 1 to {@code most} characters, with or without quotes. */
  @Nullable String text(String name, int most) {
    Value value = value(name);
    if (value == null) return null;
    boolean control = value.text().chars().anyMatch(it -> it < ' ' && it != '\n' && it != '\t');
    if (!value.text().isBlank() && value.text().length() <= most && !control) return value.text();
    error(
        name,
        "text-invalid",
        new Text("1 to %d characters are expected.", "应为 1 至 %d 个字符。").with(most));
    return null;
  }

  /** As {@link #text}; a missing value is an error. */
  String required(String name, int most) {
    String text = text(name, most);
    if (text != null) return text;
    missing(name);
    return "";
  }

  /** As {@link #number}; a missing value is an error. Returns 0 if there is no valid value. */
  int requiredNumber(String name, int least, int most) {
    Integer number = number(name, least, most);
    if (number != null) return number;
    missing(name);
    return 0;
  }

  /** A number above zero, with a decimal point. Returns 1 if there is no valid value. */
  BigDecimal requiredFactor(String name) {
    Value value = value(name);
    if (value == null) missing(name);
    else if (value.text().matches("[0-9]{1,9}([.][0-9]{1,9})?")) {
      var factor = PlainNumber.of(value.text());
      if (factor.signum() > 0) return factor;
    }
    if (value != null)
      error(
          name,
          "factor-invalid",
          new Text("A number above zero, such as 0.08, is expected.", "应为大于零的数，例如 0.08。"));
    return BigDecimal.ONE;
  }

  private void missing(String name) {
    if (entry(name) == null)
      error(name, "value-missing", new Text("\"%s\" is missing.", "缺少“%s”。").with(name));
  }

  @Nullable Fields table(String name) {
    Node node = entry(name);
    return node == null ? null : new Fields(node, below(pointer, name), findings);
  }

  <T> @Nullable List<T> list(String name, int most, Function<Fields, T> each) {
    Node node = entry(name);
    if (node == null) return null;
    if (!(node instanceof Row(var all))) {
      error(name, "list-expected", new Text("A list is expected here.", "此处应为列表。"));
      return null;
    }
    if (all.size() > most) {
      error(name, "too-many", new Text("At most %d entries.", "最多 %d 条。").with(most));
      return null;
    }
    List<T> made = new ArrayList<>(all.size());
    for (int i = 0; i < all.size(); i++) {
      var fields = new Fields(all.get(i), below(pointer, name) + "/" + i, findings);
      made.add(each.apply(fields));
      fields.end();
    }
    return made.isEmpty() ? null : List.copyOf(made);
  }

  /**
   * Reports entries that were not read, because a misspelt name would otherwise be a rule that the
   * hub silently ignores.
   */
  void end() {
    for (String name : entries.keySet())
      if (!asked.contains(name))
        error(
            name,
            "name-unknown",
            new Text("\"%s\" is not known here.", "此处没有名为“%s”的项。").with(name));
  }

  private void error(String name, String code, Text text) {
    findings.error(below(pointer, name), code, text);
  }
}
