package weft.api.shipment;

import static java.util.Objects.requireNonNullElse;

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
import weft.api.paper.PaperSize;
import weft.api.paper.Papers;
import weft.api.problem.Language;
import weft.api.problem.Problem;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.ReadResult;
import weft.api.reading.RowQuery;
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

/** The papers of a shipment as PDF: the delivery note, and labels of its packages. */
@RestController
class DeliveryNotes {
  private static final int LONGEST = 40;
  private static final int MOST_LABELS = 1_000;

  private final BoardPages pages;
  private final ReadContexts readings;
  private final DirectoryView directory;
  private final Papers papers;

  DeliveryNotes(BoardPages pages, ReadContexts readings, DirectoryView directory, Papers papers) {
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
      @ParameterObject RowQuery look,
      @Parameter(description = "zh or en; by default as in `Accept-Language`.")
          @RequestParam(required = false)
          @Nullable String lang,
      @Parameter(
              description =
                  "The plate of the vehicle that collects the goods: printed and not stored; by"
                      + " default a blank to fill in by hand.")
          @RequestParam(required = false)
          @Nullable String vehicle,
      @Parameter(
              description =
                  "The driver's name: printed and not stored; by default a blank to fill in by"
                      + " hand.")
          @RequestParam(required = false)
          @Nullable String driver,
      HttpServletRequest request) {
    Language language = language(lang, request);
    var carriage = new Carriage(bounded(vehicle, "vehicle"), bounded(driver, "driver"));
    ReadResult<Optional<DeliveryNote>> found = find(caller, id, look);
    DeliveryNote note = found.answer().orElseThrow(found::notFound);
    if (note.shipment().state() == ShipmentState.UNANNOUNCED) throw unannounced();
    return answer(found, note.shipment().number(), written(note, carriage, language));
  }

  /**
   * The carrier's details; null where they are filled in by hand. The hub stores no driver's name.
   */
  record Carriage(@Nullable String vehicle, @Nullable String driver) {}

  private static @Nullable String bounded(@Nullable String text, String name) {
    if (text == null || text.isBlank()) return null;
    if (text.length() > LONGEST)
      throw Problem.parameter(name, new Text("At most 40 characters fit.", "最多 40 个字符。"));
    return text.strip();
  }

  @Operation(
      operationId = "getPackageLabels",
      summary = "The labels of a shipment's packages as PDF, one per sheet, for both of its sides.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description =
                  "Each shows the number of its package, the customer's part, quantity, batch and"
                      + " delivery note as text and as Code 128, and all of them in a Data Matrix"
                      + " by ISO/IEC 15434 with data identifiers of ANSI MH10.8.2.",
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_PDF_VALUE,
                      schema = @Schema(type = "string", format = "binary"))))
  @GetMapping("/api/v1/shipments/{id}/labels")
  ResponseEntity<byte[]> labels(
      Caller caller,
      @PathVariable String id,
      @ParameterObject RowQuery look,
      @Parameter(
              description =
                  "gtl (210 mm by 74 mm, in the layout of VDA 4994) or a5 (210 mm by 148 mm);"
                      + " default: gtl.")
          @RequestParam(required = false)
          @Nullable String size,
      @Parameter(
              name = "package",
              description = "Only the label of this package; default: all packages.")
          @RequestParam(name = "package", required = false)
          @Nullable String only,
      @Parameter(description = "zh or en; by default as in `Accept-Language`.")
          @RequestParam(required = false)
          @Nullable String lang,
      HttpServletRequest request) {
    Language language = language(lang, request);
    PaperSize sheet = size(size);
    ReadResult<Optional<DeliveryNote>> found = find(caller, id, look);
    DeliveryNote note = found.answer().orElseThrow(found::notFound);
    ShipmentRow shipment = note.shipment();
    long wanted =
        shipment.packages().stream().filter(it -> only == null || only.equals(it.label())).count();
    if (wanted == 0) throw only == null ? unpacked() : Ids.notFound();
    if (wanted > MOST_LABELS) throw tooMany();
    var words = new NoteWords(language);
    byte[] pdf =
        papers.write(
            words.of(NoteWords.PACKAGE) + " " + shipment.number(),
            locale(language),
            sheet,
            (paper, out) ->
                new PackageLabelSheet(paper, sheet, note, words)
                    .write(PackageLabel.of(shipment.packages(), shipment.lines(), only), out));
    return answer(found, shipment.number() + "-labels", pdf);
  }

  private static PaperSize size(@Nullable String size) {
    return switch (requireNonNullElse(size, "gtl")) {
      case "gtl" -> PaperSize.GTL;
      case "a5" -> PaperSize.A5;
      default ->
          throw Problem.parameter("size", new Text("size is gtl or a5.", "size 的取值为 gtl 或 a5。"));
    };
  }

  private ReadResult<Optional<DeliveryNote>> find(Caller caller, String id, RowQuery look) {
    ReadContext reading = pages.reading(ShipmentRow.BOARD, caller, look);
    String stream = Ids.stream(id);
    return readings.readOne(reading, stream, (db, it) -> read(db, it, stream));
  }

  private static ResponseEntity<byte[]> answer(ReadResult<?> found, String name, byte[] pdf) {
    return found
        .ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, name(name).toString())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .cacheControl(CacheControl.noStore())
        .body(pdf);
  }

  private Optional<DeliveryNote> read(JdbcClient db, ReadContext it, String stream) {
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
      JdbcClient db, ReadContext it, ShipmentRow shipment) {
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

  private byte[] written(DeliveryNote note, Carriage carriage, Language language) {
    var words = new NoteWords(language);
    String title = words.of(NoteWords.TITLE) + " " + note.shipment().number();
    return papers.write(
        title,
        locale(language),
        (paper, out) -> new DeliveryNoteSheet(paper, note, carriage, words).write(out));
  }

  private static Locale locale(Language language) {
    return language == Language.CHINESE ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
  }

  private static ContentDisposition name(String name) {
    return ContentDisposition.inline().filename(name + ".pdf", StandardCharsets.UTF_8).build();
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

  private static RuntimeException unpacked() {
    return Problem.of(
            HttpStatus.CONFLICT,
            "nothing-packed",
            new Text(
                "The shipment has no packages; announce it with packages to print their labels.",
                "该发货没有包装信息；请在发货时填写包装后再打印标签。"))
        .exception();
  }

  private static RuntimeException tooMany() {
    return Problem.of(
            HttpStatus.CONFLICT,
            "too-many-labels",
            new Text(
                "At most 1,000 labels are printed at once; name one package.",
                "一次最多打印 1,000 张标签；请指定一个包装。"))
        .exception();
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
