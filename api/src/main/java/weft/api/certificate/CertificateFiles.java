package weft.api.certificate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import weft.api.evidence.NotSealed;
import weft.api.paper.Papers;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.ReadResult;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.certificate.CertificateDocument;
import weft.certificate.CertificateEvent.CertificateIssued;
import weft.certificate.CertificateId;
import weft.language.Text;
import weft.party.Organization;
import weft.party.PartyCode;
import weft.projections.certificate.CertificateRow;
import weft.projections.party.DirectoryView;
import weft.sealing.SealedCertificates;

/** A certificate as files: a PDF for people, and the document from which its hash is computed. */
@RestController
class CertificateFiles {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final CertificateReaders readers;
  private final ReadContexts readings;
  private final KnownCertificates known;
  private final DirectoryView directory;
  private final Papers papers;
  private final HubAddress hub;
  private final ValidatorNames validators;
  private final SealedCertificates sealed;

  CertificateFiles(
      CertificateReaders readers,
      ReadContexts readings,
      KnownCertificates known,
      DirectoryView directory,
      Papers papers,
      HubAddress hub,
      ValidatorNames validators,
      SealedCertificates sealed) {
    this.readers = readers;
    this.readings = readings;
    this.known = known;
    this.directory = directory;
    this.papers = papers;
    this.hub = hub;
    this.validators = validators;
    this.sealed = sealed;
  }

  @Operation(
      operationId = "getCertificateDocument",
      summary =
          "The content of a certificate as canonical JSON (RFC 8785). The SHA-256 of these bytes is"
              + " its hash, and never changes.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description =
                  "Issuer, customer, goods, results, and signatories; all values are texts.",
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(type = "object"))))
  @GetMapping("/api/v1/certificates/{id}/document")
  ResponseEntity<byte[]> document(
      Caller caller, @PathVariable String id, @ParameterObject RowQuery look) {
    ResponseEntity<byte[]> inspected = inspected(caller, id);
    if (inspected != null) return inspected;
    ReadResult<Optional<CertificateRow>> found = found(caller, id, look);
    CertificateRow row = found.answer().orElseThrow(found::notFound);
    return found
        .ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CONTENT_DISPOSITION, named(row, ".json"))
        .body(document(row).bytes());
  }

  /**
   * The document for the inspector that the part agreement names, who is no partner and finds the
   * certificate by its id alone; null for any other caller.
   */
  private @Nullable ResponseEntity<byte[]> inspected(Caller caller, String id) {
    PartyCode party = caller.party();
    CertificateId certificate = Ids.of(id, CertificateId::of);
    if (party == null || known.inspectedBy(party, certificate).isEmpty()) return null;
    List<Object> events = known.events(certificate);
    var issued = (CertificateIssued) events.getFirst();
    return ResponseEntity.ok()
        .eTag("\"" + events.size() + "\"")
        .contentType(MediaType.APPLICATION_JSON)
        .body(CertificateDocument.of(certificate, issued.content(), issued.replaces()).bytes());
  }

  private CertificateDocument document(CertificateRow row) {
    var id = CertificateId.of(row.stream());
    CertificateId replaces = row.earlier() == null ? null : CertificateId.of(row.earlier());
    var content = known.find(id).orElseThrow(Ids::notFound).content();
    var document = CertificateDocument.of(id, content, replaces);
    if (document.sha256().equals(row.sha256())) return document;
    throw new IllegalStateException("The document of " + row.stream() + " has another hash");
  }

  @Operation(
      operationId = "getCertificatePaper",
      summary = "The certificate as PDF, in Chinese and English.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description =
                  "Its whole content, and a QR code that leads to the check of its authenticity and"
                      + " present state. The PDF contains the document as certificate.json and its"
                      + " proof as certificate.tlog-proof. It does not change with the"
                      + " certificate's later states, except for a second validation. A character"
                      + " that the font lacks is printed as its number, such as `[U+1F600]`.",
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_PDF_VALUE,
                      schema = @Schema(type = "string", format = "binary"))))
  @GetMapping("/api/v1/certificates/{id}/pdf")
  ResponseEntity<?> pdf(Caller caller, @PathVariable String id, @ParameterObject RowQuery look) {
    ReadResult<Optional<CertificateRow>> found = found(caller, id, look);
    CertificateRow stored = found.answer().orElseThrow(found::notFound);
    byte[] document = document(stored).bytes();
    SealedCertificates.Proven proven = proven(stored);
    if (proven == null)
      return NotSealed.answer(
          new Text("Certificate %s is not sealed yet.", "证书 %s 尚未封存。").with(stored.number()));
    CertificateRow row = validators.in(List.of(stored)).getFirst();
    byte[] pdf =
        papers.write(
            "质量证明书 Certificate " + row.number(),
            Locale.SIMPLIFIED_CHINESE,
            (paper, out) -> {
              new CertificateSheet(
                      paper,
                      row,
                      party(row.supplier()),
                      party(row.buyer()),
                      hub.of(CertificateCheck.path(row)),
                      proven.proof())
                  .write(document, out);
            });
    return found
        .ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, named(row, ".pdf"))
        .cacheControl(CacheControl.noStore())
        .body(pdf);
  }

  /** A new certificate is sealed within a second; null if it takes longer. */
  private SealedCertificates.@Nullable Proven proven(CertificateRow row) {
    long patience = System.nanoTime() + PATIENCE.toNanos();
    var proven = sealed.issue(row.sha256());
    while (proven == null && System.nanoTime() < patience) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      proven = sealed.issue(row.sha256());
    }
    return proven;
  }

  private @Nullable Organization party(String code) {
    return directory.organization(new PartyCode(code)).orElse(null);
  }

  private ReadResult<Optional<CertificateRow>> found(Caller caller, String id, RowQuery look) {
    ReadContext reading = readers.reading(caller, id, look);
    String stream = Ids.stream(id);
    return readings.readOne(
        reading,
        stream,
        (db, it) -> CertificateRow.BOARD.reads().one(db, it.scope(), stream, it.moment()));
  }

  private static String named(CertificateRow row, String ending) {
    return ContentDisposition.inline()
        .filename(row.number() + ending, StandardCharsets.UTF_8)
        .build()
        .toString();
  }
}
