package weft.edi.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import weft.edi.profile.Findings.Place;
import weft.edi.profile.Node.Nothing;
import weft.edi.profile.Node.Row;
import weft.edi.profile.Node.Table;
import weft.edi.profile.Node.Value;
import weft.language.Text;

/** Parses JSON into a document, with the line and column of each value. */
final class JsonText {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(12).build())
          .build();
  private final JsonParser in;
  private final Findings findings;

  private JsonText(JsonParser in, Findings findings) {
    this.in = in;
    this.findings = findings;
  }

  /** The document; null, with a finding, if the text is not JSON. */
  static @Nullable Node read(String text, Findings findings) {
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), text)) {
      in.nextToken();
      Node node = new JsonText(in, findings).node("");
      if (in.nextToken() == null) return node;
      findings.stands("", place(in.currentTokenLocation()));
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      findings.stands("", at == null ? Place.NONE : place(at));
    }
    findings.error("", "json-syntax", new Text("This is not valid JSON.", "不是有效的 JSON。"));
    return null;
  }

  private Node node(String pointer) {
    findings.stands(pointer, place(in.currentTokenLocation()));
    JsonToken token = in.currentToken();
    return switch (token) {
      case START_OBJECT -> table(pointer);
      case START_ARRAY -> row(pointer);
      case VALUE_STRING -> new Value(in.getString(), true);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          new Value(in.getString(), false);
      case null, default -> new Nothing();
    };
  }

  private Row row(String pointer) {
    List<Node> entries = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) entries.add(node(pointer + "/" + entries.size()));
    return new Row(entries);
  }

  private Table table(String pointer) {
    Map<String, Node> entries = new LinkedHashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      if (entries.put(name, node(Fields.below(pointer, name))) != null)
        findings.error(
            Fields.below(pointer, name),
            "name-twice",
            new Text("\"%s\" appears here twice.", "“%s”出现了两次。").with(name));
    }
    return new Table(entries);
  }

  private static Place place(TokenStreamLocation at) {
    return new Place(at.getLineNr(), at.getColumnNr());
  }
}
