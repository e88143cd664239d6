package weft.edi.answer;

import java.util.ArrayList;
import java.util.List;
import weft.interchange.Fault;

/** A fault's name and its English sentence, cut between words to what segments can hold. */
final class FaultWords {
  private FaultWords() {}

  static String of(Fault fault) {
    String words = fault.code().code() + ": " + fault.text().en();
    return words.replaceAll("\\s+", " ").strip();
  }

  /**
   * Pieces of at most {@code length} characters, {@code most} of them; the first may be another
   * length.
   */
  static List<String> cut(String words, int first, int length, int most) {
    List<String> pieces = new ArrayList<>();
    String rest = words;
    while (!rest.isEmpty() && pieces.size() < most) {
      int room = pieces.isEmpty() ? first : length;
      int end = rest.length() <= room ? rest.length() : rest.lastIndexOf(' ', room);
      if (end <= 0) end = room;
      pieces.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    return List.copyOf(pieces);
  }
}
