package weft.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The two files in a certificate's PDF: the document and its proof. This reads only PDFs as the hub
 * writes them (ISO 32000-1, 7.11.4): one revision, both files as streams without a filter. It
 * refuses every other PDF, because a reader of the PDF might then see other files than the verifier
 * does.
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are never compared
record EnclosedFiles(byte[] document, byte[] proof) {
  private static final int LONGEST = 64 * 1024 * 1024;
  private static final int LONGEST_DICTIONARY = 500;

  private static final Pattern FILE = Pattern.compile("/EmbeddedFile(?![A-Za-z])");
  private static final Pattern LENGTH = Pattern.compile("/Length ([0-9]{1,9})(?![ 0-9]* R)");
  private static final Pattern KIND = Pattern.compile("/Subtype ?/([A-Za-z0-9#.+-]+)");
  private static final String DOCUMENT = "application#2Fjson";
  private static final String PROOF = "text#2Fplain";

  private record File(String kind, byte[] bytes) {}

  static EnclosedFiles of(byte[] pdf) {
    if (pdf.length > LONGEST) throw new Malformed("a PDF of " + pdf.length + " bytes");
    var text = new String(pdf, StandardCharsets.ISO_8859_1);
    if (!text.startsWith("%PDF-")) throw new Malformed("the file is not a PDF");
    if (count(text, "startxref") != 1 || count(text, "%%EOF") != 1)
      throw new Malformed("the PDF was changed after it was written, or is incomplete");
    var files = new ArrayList<File>();
    for (var found = FILE.matcher(text); found.find(); ) files.add(file(pdf, text, found.start()));
    return new EnclosedFiles(only(files, DOCUMENT), only(files, PROOF));
  }

  private static int count(String text, String word) {
    int count = 0;
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) count++;
    return count;
  }

  private static File file(byte[] pdf, String text, int within) {
    int begin = text.lastIndexOf("obj", within);
    int stream = text.indexOf("stream", within);
    if (begin < 0 || stream < 0 || stream - begin > LONGEST_DICTIONARY)
      throw new Malformed("a file in the PDF without its content");
    var dictionary = text.substring(begin, stream).replaceAll("\\s+", " ");
    var length = LENGTH.matcher(dictionary);
    var kind = KIND.matcher(dictionary);
    if (dictionary.contains("/Filter") || !length.find() || !kind.find())
      throw new Malformed("a file in the PDF is not stored as the hub stores it");
    int from = stream + "stream".length();
    if (text.startsWith("\r\n", from)) from += 2;
    else if (text.startsWith("\n", from)) from++;
    else throw new Malformed("a file in the PDF without its content");
    long until = from + Long.parseLong(length.group(1));
    if (until > pdf.length || !endsAt(text, (int) until))
      throw new Malformed("a file in the PDF is longer or shorter than it says");
    return new File(kind.group(1), Arrays.copyOfRange(pdf, from, (int) until));
  }

  /** Whether the stream ends there, after a line break at most. */
  private static boolean endsAt(String text, int at) {
    int end = at;
    while (end < at + 2 && end < text.length() && text.charAt(end) <= ' ') end++;
    return text.startsWith("endstream", end);
  }

  private static byte[] only(List<File> files, String kind) {
    var found = files.stream().filter(it -> it.kind().equals(kind)).toList();
    if (files.size() != 2 || found.size() != 1)
      throw new Malformed("the PDF does not hold one certificate and its proof");
    return found.getFirst().bytes();
  }
}
