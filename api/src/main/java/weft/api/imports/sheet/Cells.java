package weft.api.imports.sheet;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import weft.calendar.IsoText;
import weft.language.Text;

/** The kinds of cells, in the notations that people type and spreadsheets write. */
public final class Cells {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern DAY =
      Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?([T ]0?0:00(:00)?)?");
  private static final Pattern MONTHS = Pattern.compile("(\\d{4})(?:[-/](\\d{1,2})|年(\\d{1,2})月)");
  private static final Pattern WEEK = Pattern.compile("(\\d{4})[- ]?W(\\d{1,2})");

  private Cells() {}

  /** Words, codes and identifiers, unchanged. */
  public static final Cell TEXT =
      new Cell() {
        @Override
        public JsonNode read(String text) {
          return JSON.stringNode(text);
        }
      };

  /** A decimal number: 1200.5, 1,200.5 or 12,5, depending on the file's {@link DecimalMark}. */
  public static final Cell NUMBER =
      new Cell() {
        @Override
        public JsonNode read(String text) throws CellFault {
          return read(text, DecimalMark.UNKNOWN);
        }

        @Override
        public JsonNode read(String text, DecimalMark mark) throws CellFault {
          return JSON.stringNode(mark.read(text).toPlainString());
        }

        @Override
        public boolean isNumber() {
          return true;
        }
      };

  /** A measured number, which keeps all its digits. */
  public static final Cell MEASURED =
      new Cell() {
        @Override
        public JsonNode read(String text) throws CellFault {
          return read(text, DecimalMark.UNKNOWN);
        }

        @Override
        public JsonNode read(String text, DecimalMark mark) throws CellFault {
          return JSON.stringNode(mark.digits(text).toPlainString());
        }

        @Override
        public boolean isNumber() {
          return true;
        }
      };

  /** A whole number. */
  public static final Cell WHOLE =
      new Cell() {
        @Override
        public JsonNode read(String text) throws CellFault {
          return read(text, DecimalMark.UNKNOWN);
        }

        @Override
        public JsonNode read(String text, DecimalMark mark) throws CellFault {
          try {
            return JSON.numberNode(mark.read(text).intValueExact());
          } catch (ArithmeticException e) {
            throw new CellFault(
                "not-a-whole-number", new Text("This is not a whole number.", "应为整数。"));
          }
        }

        @Override
        public boolean isNumber() {
          return true;
        }
      };

  /** A day: {@code 2026-12-08}. */
  public static final Cell DATE =
      new Cell() {
        @Override
        public JsonNode read(String text) throws CellFault {
          Matcher day = DAY.matcher(text);
          try {
            if (day.matches()) {
              String iso = "%s-%02d-%02d".formatted(day.group(1), number(day, 2), number(day, 3));
              return JSON.stringNode(IsoText.day(iso).toString());
            }
          } catch (DateTimeException e) {
            throw notADate();
          }
          throw notADate();
        }
      };

  /** An ISO 8601 week: {@code 2026-W50}. */
  public static final Cell WEEK_OF_YEAR =
      new Cell() {
        @Override
        public JsonNode read(String text) throws CellFault {
          Matcher week = WEEK.matcher(text.toUpperCase(Locale.ROOT));
          if (week.matches())
            return JSON.stringNode("%s-W%02d".formatted(week.group(1), number(week, 2)));
          throw new CellFault(
              "not-a-week", new Text("A week is written like 2026-W50.", "周应写成 2026-W50 的形式。"));
        }
      };

  /**
   * A month: {@code 2026-06}. Spreadsheets turn a typed month into its first day, so that day is
   * read as the month.
   */
  public static final Cell MONTH =
      new Cell() {
        @Override
        public JsonNode read(String text) throws CellFault {
          Matcher month = MONTHS.matcher(text);
          if (month.matches()) {
            int its = number(month, month.group(2) == null ? 3 : 2);
            if (its >= 1 && its <= 12)
              return JSON.stringNode("%s-%02d".formatted(month.group(1), its));
          } else if (DAY.matcher(text).matches()) {
            String day = DATE.read(text).asString();
            if (day.endsWith("-01")) return JSON.stringNode(day.substring(0, 7));
          }
          throw new CellFault(
              "not-a-month", new Text("A month is written like 2026-06.", "月份应写成 2026-06 的形式。"));
        }
      };

  /** A moment with its offset: {@code 2026-12-08T10:00+08:00}. */
  public static final Cell MOMENT =
      new Cell() {
        @Override
        public JsonNode read(String text) throws CellFault {
          try {
            String iso = text.indexOf('T') < 0 ? text.replaceFirst(" +", "T") : text;
            return JSON.stringNode(IsoText.moment(iso).toString());
          } catch (DateTimeException e) {
            throw new CellFault(
                "not-a-moment",
                new Text(
                    "A moment is written with its offset, like 2026-12-08T10:00+08:00.",
                    "时点须带时区，例如 2026-12-08T10:00+08:00。"));
          }
        }
      };

  public static final Cell YES_OR_NO =
      new Cell() {
        @Override
        public JsonNode read(String text) throws CellFault {
          return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "1", "是" -> JSON.booleanNode(true);
            case "false", "no", "n", "0", "否" -> JSON.booleanNode(false);
            default ->
                throw new CellFault("not-yes-or-no", new Text("Enter yes or no.", "请填写“是”或“否”。"));
          };
        }

        @Override
        public String write(JsonNode value, boolean chinese) {
          boolean yes = value.asBoolean();
          if (chinese) return yes ? "是" : "否";
          return yes ? "yes" : "no";
        }
      };

  /**
   * One of a few words, in English or Chinese.
   *
   * @param pairs each word of the JSON, then its Chinese
   */
  public static Cell oneOf(String... pairs) {
    Map<String, String> chinese = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) chinese.put(pairs[i], pairs[i + 1]);
    return new OneOf(chinese);
  }

  private record OneOf(Map<String, String> chinese) implements Cell {
    @Override
    public JsonNode read(String text) throws CellFault {
      for (var it : chinese.entrySet())
        if (it.getKey().equalsIgnoreCase(text) || it.getValue().equals(text))
          return JSON.stringNode(it.getKey());
      throw new CellFault(
          "not-one-of-these",
          new Text(
              "This is one of: " + String.join(", ", chinese.keySet()) + ".",
              "可填：" + String.join("、", chinese.values()) + "。"));
    }

    @Override
    public String write(JsonNode value, boolean inChinese) {
      String word = value.asString();
      return inChinese ? chinese.getOrDefault(word, word) : word;
    }
  }

  /** Several texts, separated by semicolons. */
  public static final Cell TEXTS =
      new Cell() {
        @Override
        public JsonNode read(String text) {
          ArrayNode all = JSON.arrayNode();
          parts(text).forEach(all::add);
          return all;
        }

        @Override
        public String write(JsonNode value, boolean chinese) {
          List<String> all = new ArrayList<>();
          value.forEach(it -> all.add(it.asString()));
          return String.join("; ", all);
        }
      };

  /**
   * Several pairs, separated by semicolons, such as {@code BX=12; PAL=480}.
   *
   * @param second the JSON name of the value after the mark; required where it is a number
   */
  public static Cell pairs(String first, char mark, String second, boolean number) {
    return new Pairs(first, mark, second, number);
  }

  private record Pairs(String first, char mark, String second, boolean number) implements Cell {
    @Override
    public JsonNode read(String text) throws CellFault {
      return read(text, DecimalMark.UNKNOWN);
    }

    @Override
    public JsonNode read(String text, DecimalMark decimals) throws CellFault {
      ArrayNode all = JSON.arrayNode();
      for (String part : parts(text)) {
        ObjectNode one = all.addObject();
        int at = part.indexOf(mark);
        one.put(first, at < 0 ? part : part.substring(0, at).strip());
        if (at >= 0) one.put(second, value(part.substring(at + 1).strip(), decimals));
        else if (number) throw unpaired();
      }
      return all;
    }

    private String value(String text, DecimalMark decimals) throws CellFault {
      return number ? decimals.read(text).toPlainString() : text;
    }

    @Override
    public List<String> numbers(String text) {
      if (!number) return List.of();
      return parts(text).stream()
          .filter(it -> it.indexOf(mark) >= 0)
          .map(it -> it.substring(it.indexOf(mark) + 1).strip())
          .toList();
    }

    private CellFault unpaired() {
      return new CellFault(
          "pair-incomplete",
          new Text(
              "Pairs are written like A%s1; B%s2.".formatted(mark, mark),
              "应写成 A%s1; B%s2 的形式。".formatted(mark, mark)));
    }

    @Override
    public String write(JsonNode value, boolean chinese) {
      List<String> all = new ArrayList<>();
      for (JsonNode it : value) {
        JsonNode its = it.path(second);
        String written = its.isValueNode() && !its.isNull() ? mark + its.asString() : "";
        all.add(it.path(first).asString() + written);
      }
      return String.join("; ", all);
    }
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    for (String it : text.split("[;；\\n]", -1)) if (!it.isBlank()) parts.add(it.strip());
    return parts;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static CellFault notADate() {
    return new CellFault(
        "not-a-date", new Text("A date is written like 2026-12-08.", "日期应写成 2026-12-08 的形式。"));
  }
}
