package weft.edi.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weft.edi.fuzz.Seeds.Seed;
import weft.edi.reader.text.Delimiters;
import weft.edi.reader.text.ReaderOptions;

/**
 * Interprets any bytes as instructions for damaging an interchange: which sample, which reader
 * options, then step after step. A random generator or Jazzer that mutates the instructions thus
 * mutates segments, elements and separators instead of single bytes.
 */
final class Recipe {
  private static final int MAX_STEPS = 24;
  private static final int[] TIMES = {1, 1, 2, 3, 9, 40, 300, 3_000};
  private static final Pattern SYNTAX = Pattern.compile("UNO[A-Z]:[0-9]");
  private static final Pattern VERSION = Pattern.compile("\\b00[0-9]{3}\\b");
  private static final Pattern MESSAGE = Pattern.compile("[A-Z]{6}:D:[0-9]{2}[AB]");
  private static final Pattern SET = Pattern.compile("ST.[0-9]{3}");
  private static final Pattern RELEASE = Pattern.compile("00[345]0[1-7]0");

  private final byte[] steps;
  private final int limit;
  private int at;
  private Delimiters by = Delimiters.DEFAULT;
  private List<String> segments = new ArrayList<>();

  /** Begins; the result has at most {@code limit} bytes. */
  Recipe(byte[] steps, int limit) {
    this.steps = steps;
    this.limit = limit;
  }

  /** The damaged interchange, and how to read it. */
  @SuppressWarnings("ArrayRecordComponent") // the bytes are read, never compared
  record Dish(byte[] bytes, ReaderOptions options) {}

  Dish cook() {
    ReaderOptions options = Ingredients.OPTIONS.get(next(16) % 10 % Ingredients.OPTIONS.size());
    take(Seeds.ALL.get(next(Seeds.ALL.size())));
    for (int i = 0; i < MAX_STEPS && at < steps.length; i++) step(next(21));
    return new Dish(text().getBytes(ISO_8859_1), options);
  }

  /** The same, and then one part of it repeated up to the permitted length. */
  Dish cookLarge() {
    Dish small = cook();
    at = steps.length / 2;
    List<String> all = segments;
    int from = some();
    switch (next(4)) {
      case 0 -> fill(from, all.get(from));
      case 1 -> {
        int to = Math.min(all.size(), from + 1 + next(12));
        fill(from, String.join(String.valueOf(by.terminator()), all.subList(from, to)));
      }
      case 2 -> all.set(from, all.get(from) + oneOf(Ingredients.WORDS).repeat(room() / 1_000));
      default -> {
        String value = by.element() + value(from, next(8));
        all.set(from, all.get(from) + value.repeat(Math.max(0, room() / value.length())));
      }
    }
    String text = text();
    return new Dish(
        text.substring(0, Math.min(limit, text.length())).getBytes(ISO_8859_1), small.options());
  }

  private int room() {
    return Math.max(0, limit - length());
  }

  private void fill(int index, String it) {
    segments.addAll(index, Collections.nCopies(room() / (it.length() + 1), it));
  }

  /** A number below the bound; 0 after the last byte. */
  private int next(int bound) {
    int number = at < steps.length ? steps[at++] & 0xff : 0;
    if (bound > 256 && at < steps.length) number = number << 8 | (steps[at++] & 0xff);
    return bound <= 0 ? 0 : number % bound;
  }

  private <T> T oneOf(List<T> choice) {
    return choice.get(next(choice.size()));
  }

  private void take(Seed seed) {
    by = seed.by();
    cut(seed.text());
  }

  private void cut(String text) {
    segments = parts(text, by.terminator());
  }

  private String text() {
    return String.join(String.valueOf(by.terminator()), segments);
  }

  private int length() {
    int length = segments.size() - 1;
    for (String it : segments) length += it.length();
    return length;
  }

  private static List<String> parts(String text, char at) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int i = text.indexOf(at); i >= 0; i = text.indexOf(at, from)) {
      parts.add(text.substring(from, i));
      from = i + 1;
    }
    parts.add(text.substring(from));
    return parts;
  }

  private void step(int kind) {
    switch (kind) {
      case 0 -> segments.remove(some());
      case 1 -> repeat(some(), TIMES[next(TIMES.length)]);
      case 2 -> Collections.swap(segments, some(), some());
      case 3 -> splice(oneOf(Seeds.ALL));
      case 4 -> element(oneOf(Ingredients.WORDS), true);
      case 5 -> element(oneOf(Ingredients.WORDS), false);
      case 6 -> element(value(some(), next(8)), true);
      case 7 -> element(value(some(), next(8)).repeat(1 + TIMES[next(6)]), true);
      case 8, 9 ->
          separator(
              next(5),
              Ingredients.SEPARATORS.charAt(next(Ingredients.SEPARATORS.length())),
              next(3));
      case 10 -> text(text().substring(0, next(length() + 1)));
      case 11 -> insert(oneOf(Ingredients.WORDS), next(length() + 1), next(3));
      case 12 -> insert(String.valueOf((char) next(256)), next(length() + 1), next(3));
      case 13 -> replace(SYNTAX, oneOf(Ingredients.SYNTAXES));
      case 14 -> replace(VERSION, oneOf(Ingredients.VERSIONS));
      case 15 -> replace(MESSAGE, oneOf(Ingredients.MESSAGES));
      case 16 -> replace(SET, "ST*" + oneOf(Ingredients.SETS));
      case 17 -> replace(RELEASE, oneOf(Ingredients.RELEASES));
      case 18 -> wrap(1 + next(100));
      case 19 -> foreign(next(4));
      default -> text(oneOf(Ingredients.FRONTS) + text());
    }
    if (segments.isEmpty()) segments.add("");
    if (length() > limit) text(text().substring(0, limit));
  }

  private void text(String text) {
    cut(text);
  }

  private int some() {
    return next(segments.size());
  }

  private void repeat(int index, int times) {
    String it = segments.get(index);
    int most = room() / (it.length() + 1);
    segments.addAll(index, Collections.nCopies(Math.min(times, most), it));
  }

  /** From here on another file, in its own separators or in these. */
  private void splice(Seed other) {
    int from = some();
    List<String> rest = parts(other.text(), other.by().terminator());
    int begin = next(rest.size());
    segments.subList(from, segments.size()).clear();
    for (String it : rest.subList(begin, rest.size()))
      segments.add(it.replace(other.by().element(), by.element()));
  }

  private String value(int segment, int element) {
    List<String> elements = parts(segments.get(segment), by.element());
    return elements.get(Math.min(element, elements.size() - 1));
  }

  private void element(String value, boolean instead) {
    int index = some();
    List<String> elements = parts(segments.get(index), by.element());
    int which = next(elements.size());
    elements.set(which, instead ? value : elements.get(which) + value);
    segments.set(index, String.join(String.valueOf(by.element()), elements));
  }

  /** Announced only, used only, or both. */
  private void separator(int role, char to, int where) {
    char from =
        switch (role) {
          case 0 -> by.component();
          case 1 -> by.element();
          case 2 -> by.release();
          case 3 -> by.repetition();
          default -> by.terminator();
        };
    String text = text();
    int head = text.startsWith("UNA") ? 9 : text.startsWith("ISA") ? 106 : 0;
    String front = text.substring(0, Math.min(head, text.length()));
    String rest = text.substring(front.length());
    String changed = where != 1 ? front.replace(from, to) : front;
    text = changed + (where != 0 ? rest.replace(from, to) : rest);
    if (where != 0 && role == 4)
      by =
          new Delimiters(
              by.component(), by.element(), by.decimal(), by.release(), by.repetition(), to);
    if (where != 0 && role == 1)
      by =
          new Delimiters(
              by.component(), to, by.decimal(), by.release(), by.repetition(), by.terminator());
    cut(text);
  }

  private void insert(String word, int where, int over) {
    String text = text();
    text(text.substring(0, where) + word + text.substring(Math.min(text.length(), where + over)));
  }

  private void replace(Pattern pattern, String with) {
    Matcher found = pattern.matcher(text());
    String safe = Matcher.quoteReplacement(with);
    text(next(2) == 0 ? found.replaceFirst(safe) : found.replaceAll(safe));
  }

  private void wrap(int width) {
    String text = text();
    String end = next(2) == 0 ? "\r\n" : "\n";
    var wrapped = new StringBuilder();
    for (int i = 0; i < text.length(); i += width)
      wrapped.append(text, i, Math.min(text.length(), i + width)).append(end);
    text(wrapped.toString());
  }

  /** Characters of a charset other than the announced one, whole or halved. */
  private void foreign(int kind) {
    Charset charset = kind < 2 ? StandardCharsets.UTF_8 : Charset.forName("GB18030");
    String word = new String("液压缸|~𠀀".getBytes(charset), ISO_8859_1);
    int where = next(length() + 1);
    insert(kind % 2 == 0 ? word : word.substring(0, next(word.length())), where, 0);
  }
}
