package weft.edi.profile;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import weft.edi.profile.Findings.Place;
import weft.edi.profile.Node.Nothing;
import weft.edi.profile.Node.Row;
import weft.edi.profile.Node.Table;
import weft.edi.profile.Node.Value;
import weft.language.Text;

/**
 * Parses YAML into a document from the parser's events only. No tag creates a type. Anchors,
 * aliases and tags are refused, so that a short text cannot expand into a large document.
 */
final class YamlText {
  private static final int DEEPEST = 12;
  private final Parser events;
  private final Findings findings;

  /** Ends the parsing; the finding is already recorded. */
  private static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unusable() {
      super(null, null, false, false);
    }
  }

  private YamlText(Parser events, Findings findings) {
    this.events = events;
    this.findings = findings;
  }

  /** The only document of the text; null, with a finding, if the text is invalid. */
  static @Nullable Node read(String text, Findings findings) {
    try {
      var options = new LoaderOptions();
      options.setProcessComments(false);
      options.setCodePointLimit(ProfileText.LONGEST);
      var yaml =
          new YamlText(new ParserImpl(new StreamReader(new StringReader(text)), options), findings);
      return yaml.document();
    } catch (Unusable e) {
      return null;
    } catch (MarkedYAMLException e) {
      Mark at = e.getProblemMark();
      findings.stands("", at == null ? Place.NONE : place(at));
      String why = String.valueOf(e.getProblem());
      findings.error(
          "", "yaml-syntax", new Text("This is not valid YAML: " + why, "不是有效的 YAML：" + why));
      return null;
    } catch (ReaderException e) {
      findings.stands("", place(text, e.getPosition()));
      findings.error(
          "",
          "yaml-syntax",
          new Text("Character %04X is not allowed in YAML.", "YAML 中不能使用字符 %04X。")
              .with(e.getCodePoint()));
      return null;
    } catch (YAMLException e) {
      findings.stands("", new Place(1, 1));
      findings.error("", "yaml-syntax", new Text("This is not valid YAML.", "不是有效的 YAML。"));
      return null;
    }
  }

  /**
   * The line and column of a character.
   *
   * @param at the character's index, from 0
   */
  private static Place place(String text, int at) {
    int line = 1;
    int column = 1;
    int[] all = text.codePoints().limit(at).toArray();
    for (int it : all) {
      column = it == '\n' ? 1 : column + 1;
      if (it == '\n') line++;
    }
    return new Place(line, column);
  }

  private Node document() {
    events.getEvent(); // start of the stream
    if (events.peekEvent() instanceof StreamEndEvent) return new Table(Map.of());
    events.getEvent(); // start of the document
    Node node = node("", 0);
    if (!(events.getEvent() instanceof DocumentEndEvent)
        || !(events.peekEvent() instanceof StreamEndEvent))
      throw unusable(
          "",
          events.peekEvent(),
          "yaml-documents",
          new Text("Only one document is allowed.", "只能有一个文档。"));
    return node;
  }

  private Node node(String pointer, int depth) {
    Event event = events.getEvent();
    findings.stands(pointer, place(event.getStartMark()));
    if (depth > DEEPEST)
      throw unusable(pointer, event, "too-deep", new Text("Too deeply nested.", "嵌套过深。"));
    if (event instanceof AliasEvent || (event instanceof NodeEvent it && it.getAnchor() != null))
      throw unusable(
          pointer,
          event,
          "yaml-alias",
          new Text(
              "Anchors and aliases are not supported; write the value out.", "不支持锚点和别名，请直接写出内容。"));
    if (tag(event) != null)
      throw unusable(pointer, event, "yaml-tag", new Text("Tags are not supported.", "不支持标签。"));
    return switch (event) {
      case ScalarEvent it -> value(it);
      case SequenceStartEvent _ -> row(pointer, depth);
      case MappingStartEvent _ -> table(pointer, depth);
      default -> throw unusable(pointer, event, "yaml-syntax", new Text("Not a value.", "此处应为值。"));
    };
  }

  private static @Nullable String tag(Event event) {
    return switch (event) {
      case ScalarEvent it -> it.getTag();
      case SequenceStartEvent it -> it.getTag();
      case MappingStartEvent it -> it.getTag();
      default -> null;
    };
  }

  private static Node value(ScalarEvent it) {
    boolean plain = it.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN;
    String text = it.getValue();
    if (plain && (text.isEmpty() || text.equals("~") || text.equals("null"))) return new Nothing();
    return new Value(text, !plain);
  }

  private Row row(String pointer, int depth) {
    List<Node> entries = new ArrayList<>();
    while (!(events.peekEvent() instanceof SequenceEndEvent))
      entries.add(node(pointer + "/" + entries.size(), depth + 1));
    events.getEvent();
    return new Row(entries);
  }

  private Table table(String pointer, int depth) {
    Map<String, Node> entries = new LinkedHashMap<>();
    while (!(events.peekEvent() instanceof MappingEndEvent)) {
      Event key = events.peekEvent();
      if (!(node(Fields.below(pointer, ""), depth + 1) instanceof Value(var name, var _)))
        throw unusable(pointer, key, "name-invalid", new Text("A name is plain text.", "名称应为文本。"));
      Node entry = node(Fields.below(pointer, name), depth + 1);
      findings.stands(Fields.below(pointer, name), place(key.getStartMark()));
      if (entries.put(name, entry) != null)
        findings.error(
            Fields.below(pointer, name),
            "name-twice",
            new Text("\"%s\" appears here twice.", "“%s”出现了两次。").with(name));
    }
    events.getEvent();
    return new Table(entries);
  }

  private Unusable unusable(String pointer, Event at, String code, Text text) {
    findings.stands(pointer, place(at.getStartMark()));
    findings.error(pointer, code, text);
    return new Unusable();
  }

  private static Place place(Mark at) {
    return new Place(at.getLine() + 1, at.getColumn() + 1);
  }
}
