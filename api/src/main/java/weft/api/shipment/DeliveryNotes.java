package weft.api.shipment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.paper.Papers;
import weft.api.problem.Language;
import weft.api.problem.Problem;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.Look;
import weft.api.reading.Marked;
import weft.api.reading.Reading;
import weft.api.reading.Readings;
import weft.api.security.Caller;
import weft.language.Text;
import weft.party.PartyCode;
import weft.projections.balance.cumulative.CumulativeWith;
import weft.projections.parts.PartAgreementRow;
import weft.projections.party.DirectoryView;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.shipment.SentLine;
import weft.projections.shipment.ShipmentRow;
import weft.projections.shipment.ShipmentState;

/** The paper that goes with a shipment, as PDF. */
@RestController
class DeliveryNotes {
  private final BoardPages pages;
  private final Readings readings;
  private final DirectoryView directory;
  private final Papers papers;

  DeliveryNotes(BoardPages pages, Readings readings, DirectoryView directory, Papers papers) {
    this.pages = pages;
    this.readings = readings;
    this.directory = directory;
    this.papers = papers;
  }

  @Operation(
      operationId = "getDeliveryNote",
      summary = "The delivery note of a shipment as PDF, for both of its sides.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description =
                  "Parties, lines with both part numbers, packages with their SSCC, page by page; a"
                      + " character that the font lacks is printed as its number, such as"
                      + " `[U+1F600]`.",
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_PDF_VALUE,
                      schema = @Schema(type = "string", format = "binary"))))
  @GetMapping("/api/v1/shipments/{id}/delivery-note")
  ResponseEntity<byte[]> get(
      Caller caller,
      @PathVariable String id,
      @ParameterObject Look look,
      @Parameter(description = "zh or en; without it as `Accept-Language` says.")
          @RequestParam(required = false)
          @Nullable String lang,
      HttpServletRequest request) {
    Language language = language(lang, request);
    Reading reading = pages.reading(ShipmentRow.BOARD, caller, look);
    String stream = Ids.stream(id);
    Marked<Optional<DeliveryNote>> found =
        readings.readOne(reading, stream, (db, it) -> read(db, it, stream));
    DeliveryNote note = found.answer().orElseThrow(found::notFound);
    if (note.shipment().state() == ShipmentState.UNANNOUNCED) throw unannounced();
    byte[] pdf = written(note, language);
    return found
        .ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, name(note).toString())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .cacheControl(CacheControl.noStore())
        .body(pdf);
  }

  private Optional<DeliveryNote> read(JdbcClient db, Reading it, String stream) {
    return ShipmentRow.BOARD
        .reads()
        .one(db, it.scope(), stream, it.moment())
        .map(
            row ->
                new DeliveryNote(
                    row,
                    directory.organization(new PartyCode(row.supplier())).orElse(null),
                    directory.organization(new PartyCode(row.buyer())).orElse(null),
                    agreed(db, it, row),
                    CumulativeWith.of(db, it.scope(), stream, it.moment())));
  }

  private static Map<String, PartAgreementRow> agreed(
      JdbcClient db, Reading it, ShipmentRow shipment) {
    String[] parts =
        shipment.lines().stream().map(SentLine::part).distinct().toArray(String[]::new);
    List<Filter> filters =
        List.of(
            Filter.is("buyer", shipment.buyer()),
            Filter.is("supplier", shipment.supplier()),
            new Filter("t.part = any(:parts)", "parts", parts));
    Map<String, PartAgreementRow> agreed = new HashMap<>();
    for (PartAgreementRow row :
        PartAgreementRow.BOARD
            .reads()
            .list(db, it.scope(), filters, List.of(), it.moment(), Math.max(parts.length, 1)))
      agreed.put(row.part(), row);
    return agreed;
  }

  private byte[] written(DeliveryNote note, Language language) {
    var words = new NoteWords(language);
    String title = words.of(NoteWords.TITLE) + " " + note.shipment().number();
    Locale locale = language == Language.CHINESE ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    return papers.write(
        title, locale, (paper, out) -> new DeliveryNoteSheet(paper, note, words).write(out));
  }

  private static ContentDisposition name(DeliveryNote note) {
    return ContentDisposition.inline()
        .filename(note.shipment().number() + ".pdf", StandardCharsets.UTF_8)
        .build();
  }

  private static Language language(@Nullable String lang, HttpServletRequest request) {
    if (lang == null) return Language.of(request);
    return switch (lang) {
      case "zh" -> Language.CHINESE;
      case "en" -> Language.ENGLISH;
      default ->
          throw Problem.parameter("lang", new Text("lang is zh or en.", "lang 的取值为 zh 或 en。"));
    };
  }

  private static RuntimeException unannounced() {
    return Problem.of(
            HttpStatus.CONFLICT,
            "shipment-not-announced",
            new Text(
                "The supplier has not said what it sends under this number.",
                "供应商尚未通过发货通知说明该单号的货物。"))
        .exception();
  }
}
