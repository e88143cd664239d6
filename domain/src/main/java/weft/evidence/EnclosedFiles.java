package weft.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The two files in a certificate's PDF: the document and its proof. This reads only PDFs as the hub
 * writes them (ISO 32000-1, 7.11.4): one revision, both files as streams without a filter. It finds
 * them as a reader of the PDF does, by the entries {@code EF} of the file specifications. It
 * refuses every other PDF, because a reader of the PDF might then see other files than the verifier
 * does.
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are never compared
record EnclosedFiles(byte[] document, byte[] proof) {
  private static final int LONGEST = 64 * 1024 * 1024;

  private static final Pattern FILE = Pattern.compile("/EmbeddedFile(?![A-Za-z])");
  private static final Pattern ENTRY = Pattern.compile("/EF(?![A-Za-z0-9])");
  private static final Pattern ELSEWHERE = Pattern.compile(" ?([0-9]{1,9}) 0 R");
  private static final Pattern FILES =
      Pattern.compile(" ?<< ?/U?F ([0-9]{1,9}) 0 R ?(?:/U?F \\1 0 R ?)?>>");
  private static final Pattern KIND = Pattern.compile("/Subtype ?/([A-Za-z0-9#.+-]+)");
  private static final String DOCUMENT = "application#2Fjson";
  private static final String PROOF = "text#2Fplain";

  private record File(String kind, byte[] bytes) {}

  static EnclosedFiles of(byte[] pdf) {
    if (pdf.length > LONGEST) throw new Malformed("a PDF of " + pdf.length + " bytes");
    if (pdf.length < 5 || !new String(pdf, 0, 5, StandardCharsets.ISO_8859_1).equals("%PDF-"))
      throw new Malformed("the file is not a PDF");
    var all = PdfObjects.of(pdf);
    var files = new ArrayList<File>();
    var numbers = new HashSet<Integer>();
    for (var object : all.objects().values())
      for (var entry = ENTRY.matcher(object); entry.find(); ) {
        int number = number(all, object, entry.end());
        if (numbers.add(number)) files.add(file(all.streams().get(number)));
        else throw new Malformed("the PDF shows one file twice");
      }
    long embedded =
        all.streams().values().stream().filter(it -> FILE.matcher(it.dictionary()).find()).count();
    if (embedded != files.size()) throw new Malformed("a file in the PDF that it does not show");
    return new EnclosedFiles(only(files, DOCUMENT), only(files, PROOF));
  }

  /** The number of the stream that an entry of a file specification names. */
  private static int number(PdfObjects all, String object, int after) {
    var text = object.substring(after);
    var elsewhere = ELSEWHERE.matcher(text);
    if (elsewhere.lookingAt()) {
      text = all.objects().getOrDefault(Integer.parseInt(elsewhere.group(1)), "");
      if (!FILES.matcher(text.stripTrailing()).matches())
        throw new Malformed("a file in the PDF is not named as the hub names it");
    }
    var files = FILES.matcher(text);
    if (!files.lookingAt())
      throw new Malformed("a file in the PDF is not named as the hub names it");
    return Integer.parseInt(files.group(1));
  }

  private static File file(PdfObjects.@Nullable Stream stream) {
    if (stream == null) throw new Malformed("a file in the PDF without its content");
    var dictionary = stream.dictionary();
    var kind = KIND.matcher(dictionary);
    if (!FILE.matcher(dictionary).find()
        || dictionary.contains("/Filter")
        || dictionary.contains("/F ")
        || !kind.find())
      throw new Malformed("a file in the PDF is not stored as the hub stores it");
    return new File(kind.group(1), stream.bytes());
  }

  private static byte[] only(List<File> files, String kind) {
    var found = files.stream().filter(it -> it.kind().equals(kind)).toList();
    if (files.size() != 2 || found.size() != 1)
      throw new Malformed("the PDF does not hold one certificate and its proof");
    return found.getFirst().bytes();
  }
}
