package weft.edi.onward;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import weft.edi.meaning.words.Meaning;
import weft.edi.outbox.LostStatement;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.UnreadContent;
import weft.json.Json;
import weft.language.Text;
import weft.measure.PlainNumber;

/**
 * Finds what a written message lost of its original: segments that the hub did not read, and values
 * that the hub keeps but the agreed message cannot express. The hub finds the latter by reading
 * both messages and comparing. {@code losses.tsv} lists the possible values, and the elements of
 * the frame, which each standard expresses in its own way.
 */
public final class Losses {
  private static final JsonMapper JSON = Json.mapper();

  /** The most kinds of losses that are listed; readers do not need more. */
  private static final int MOST = 50;

  private static final Declared DECLARED = load();

  private Losses() {}

  /**
   * The content of {@code losses.tsv}.
   *
   * @param frame tags and elements that are no loss
   * @param words texts by their place in commands and documents
   */
  private record Declared(Set<String> frame, Map<String, Text> words) {}

  private static Declared load() {
    Set<String> frame = new HashSet<>();
    Map<String, Text> words = new LinkedHashMap<>();
    try (InputStream in = Objects.requireNonNull(Losses.class.getResourceAsStream("losses.tsv"))) {
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(line -> line.split("\t", -1))
          .forEach(
              it -> {
                if (it[0].equals("frame")) frame.addAll(List.of(it[1].split(" ")));
                else
                  for (String place : it[0].split(" ", -1))
                    words.put(place, new Text(it[1], it[2]));
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Declared(frame, words);
  }

  /** The texts for values that a message may be unable to express, each once. */
  static List<Text> words() {
    return DECLARED.words().values().stream().distinct().toList();
  }

  /** Values that no code has read since {@link UnreadContent#note}, grouped by place. */
  public static List<LostStatement> unread(ReadMessage came) {
    Map<String, LostStatement> all = new LinkedHashMap<>();
    for (UnreadContent it : UnreadContent.of(came))
      if (!isFrame(it.place()))
        all.merge(
            it.place(),
            new LostStatement(it.place(), it.name(), 1, it.segment()),
            (one, _) -> again(one));
    return all.values().stream().limit(MOST).toList();
  }

  private static LostStatement again(LostStatement it) {
    return new LostStatement(it.place(), it.text(), it.times() + 1, it.segment());
  }

  /** Matches by tag, by element in any segment, or by both. */
  private static boolean isFrame(String place) {
    String tag = place.substring(0, place.indexOf(' ') < 0 ? place.length() : place.indexOf(' '));
    String element = place.substring(place.lastIndexOf(' ') + 1);
    Set<String> frame = DECLARED.frame();
    return frame.contains(tag)
        || frame.contains(element)
        || frame.contains(tag + "/" + element)
        || frame.contains(element.substring(element.lastIndexOf('.') + 1));
  }

  /**
   * The values of the original that are missing in the written messages; empty if the written
   * messages mean nothing.
   */
  public static List<LostStatement> unsaid(Meaning came, List<Meaning> written) {
    Map<String, List<String>> back = new HashMap<>();
    for (Meaning it : written) said(it, back);
    if (back.isEmpty()) return List.of();
    Map<String, List<String>> said = new LinkedHashMap<>();
    said(came, said);
    Map<Text, Integer> missing = new LinkedHashMap<>();
    DECLARED
        .words()
        .forEach(
            (place, text) -> {
              Map<String, Integer> left = new HashMap<>();
              said.getOrDefault(place, List.of()).forEach(it -> left.merge(it, 1, Integer::sum));
              for (String it : back.getOrDefault(place, List.of()))
                left.computeIfPresent(it, (_, times) -> times == 1 ? null : times - 1);
              int times = left.values().stream().mapToInt(it -> it).sum();
              if (times > 0) missing.merge(text, times, Integer::sum);
            });
    List<LostStatement> lost = new ArrayList<>();
    missing.forEach((text, times) -> lost.add(new LostStatement(null, text, times, null)));
    return lost;
  }

  private static void said(Meaning it, Map<String, List<String>> said) {
    it.commands().forEach(command -> said("", JSON.valueToTree(command), said));
    if (it.document() != null) said("", JSON.valueToTree(it.document()), said);
  }

  private static void said(String above, JsonNode node, Map<String, List<String>> said) {
    for (Map.Entry<String, JsonNode> it : node.properties()) {
      List<JsonNode> values = new ArrayList<>();
      if (it.getValue().isArray()) it.getValue().forEach(values::add);
      else values.add(it.getValue());
      for (JsonNode value : values) {
        if (value.isObject()) said(it.getKey(), value, said);
        else if (!value.isNull())
          said.computeIfAbsent(above + "." + it.getKey(), _ -> new ArrayList<>())
              .add(plain(value.asString()));
      }
    }
  }

  private static String plain(String value) {
    BigDecimal number = PlainNumber.read(value);
    return number == null ? value : Objects.requireNonNullElse(PlainNumber.write(number), value);
  }
}
