package weft.edi.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Kind;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.Village;
import weft.edi.meaning.words.Correspondents;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.table.Directory;

/** Documents are sound and mean the same in every EDIFACT directory that the hub has. */
class DocumentsInEveryReleaseTest {
  private static final Map<String, Kind> KINDS =
      Map.of(
          "DESADV", Kind.DESPATCH_ADVICE,
          "RECADV", Kind.RECEIPT_ADVICE,
          "INVRPT", Kind.STOCK_REPORT,
          "INVOIC", Kind.INVOICE);

  static Stream<Arguments> messages() {
    return Directory.edifactReleases().stream()
        .flatMap(
            release ->
                KINDS.keySet().stream()
                    .sorted()
                    .filter(it -> requireNonNull(Directory.of(release)).message(it) != null)
                    .map(it -> Arguments.of(it, release)));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void a_document_reads_back(String message, String release) {
    Kind kind = requireNonNull(KINDS.get(message));
    var stated =
        Documents.document(
            kind, "4711", Documents.line("1", "HY-1", 24, kind == Kind.STOCK_REPORT ? null : "45"));
    byte[] bytes = Documents.written(stated, Documents.rule(message, release));
    ReadInterchange read = EdiReader.read(bytes);
    assertThat(read.allFaults()).as(new String(bytes, ISO_8859_1)).isEmpty();
    var sender = Documents.sender(kind);
    var receiver = sender.equals(Documents.JIAXIN) ? Documents.HENGYUE : Documents.JIAXIN;
    BusinessDocument back =
        requireNonNull(
            Meanings.of(
                    read.messages().getFirst(), new Correspondents(Village.PLAIN, sender, receiver))
                .document());
    assertThat(back.kind()).isEqualTo(kind);
    assertThat(back.number()).isEqualTo("4711");
    var line = back.lines().getFirst();
    assertThat(line.part() + " " + line.quantity() + " " + line.unit()).isEqualTo("HY-1 24 PCE");
  }
}
