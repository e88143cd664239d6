package weft.api.edi;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Body;
import weft.api.reading.Page;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.edi.EdiCheck;
import weft.edi.InterchangeResult;
import weft.edi.reader.EdiReader;
import weft.edi.reader.SeveralInterchanges;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reception.Lanes;
import weft.edi.reception.Reception;
import weft.edi.reception.ReceptionCheck;
import weft.interchange.Fault;
import weft.language.Text;
import weft.party.PartyCode;

/** Checks files without keeping anything. */
@RestController
@RequestMapping("/api/v1/edi/check")
class Checks {
  private static final String EDIFACT = "application/edifact";
  private static final String UNKNOWN = "unknown";

  /** The party whose lane the operator's files use. */
  private static final PartyCode OPERATOR = new PartyCode(Reception.HUB);

  private final TimedReception lanes;
  private final ReceptionCheck reception;
  private final ReadContexts readings;

  Checks(TimedReception lanes, ReceptionCheck reception, ReadContexts readings) {
    this.lanes = lanes;
    this.reception = reception;
    this.readings = readings;
  }

  @Operation(
      operationId = "check",
      summary =
          "Checks an interchange of the caller as if it came in now, with profile and rules;"
              + " another sender's only against the standard. Nothing is stored.",
      requestBody = @RequestBody(required = true, content = @Content(mediaType = EDIFACT)))
  @PostMapping
  InterchangeResult check(
      Caller caller,
      HttpServletRequest request,
      @Parameter(
              name = "as",
              description =
                  "`unknown`: as if it came from an unknown sender, so that only the standard"
                      + " counts.",
              schema = @Schema(allowableValues = UNKNOWN))
          @RequestParam(name = "as", required = false)
          @Nullable String as)
      throws IOException, Lanes.Full {
    HandIn.requireRaw(request);
    PartyCode party = party(caller);
    boolean known = isKnown(as);
    return lanes.read(
        request,
        party,
        bytes ->
            known ? reception.check(bytes, party) : EdiCheck.check(bytes, ReaderOptions.STANDARD));
  }

  @Operation(
      operationId = "checkSegments",
      summary =
          "Lists the segments of an interchange in order, each with its faults. Nothing is stored.",
      requestBody = @RequestBody(required = true, content = @Content(mediaType = EDIFACT)))
  @PostMapping("/segments")
  ResponseEntity<Page<Segments.Line>> segments(
      Caller caller,
      HttpServletRequest request,
      @Parameter(description = "The number of the interchange in a file of several, from 1.")
          @RequestParam(defaultValue = "1")
          int interchangeNumber,
      @Parameter(description = "Only segments with faults.") @RequestParam(defaultValue = "false")
          boolean faulty,
      @Parameter(description = "The number of the first segment to list.")
          @RequestParam(defaultValue = "1")
          int from,
      @RequestParam(required = false) @Nullable Integer limit)
      throws IOException, Lanes.Full {
    HandIn.requireRaw(request);
    int size = ReadContexts.limit(limit);
    PartyCode party = party(caller);
    var viewed = readings.asViewer(caller, null);
    return lanes.read(
        request,
        party,
        file -> {
          byte[] bytes = part(file, interchangeNumber);
          return Segments.page(
              EdiReader.read(bytes, reception.reading(bytes, party)).segments(),
              faults(reception.check(bytes, party)),
              faulty,
              from - 1L,
              size,
              viewed);
        });
  }

  private static byte[] part(byte[] file, int number) {
    List<SeveralInterchanges.Part> parts = SeveralInterchanges.of(file);
    if (number >= 1 && number <= Math.min(parts.size(), SeveralInterchanges.MOST))
      return parts.size() == 1 ? file : parts.get(number - 1).of(file);
    throw Body.faulty(
        "interchange-missing",
        "/interchangeNumber",
        new Text("The file has no interchange " + number + ".", "文件中没有第 " + number + " 个 EDI 文件。"));
  }

  private static List<Fault> faults(InterchangeResult of) {
    return Stream.concat(
            of.faults().stream(), of.messages().stream().flatMap(it -> it.faults().stream()))
        .toList();
  }

  private static PartyCode party(Caller caller) {
    return requireNonNullElse(caller.party(), OPERATOR);
  }

  private static boolean isKnown(@Nullable String as) {
    if (as == null) return true;
    if (as.equals(UNKNOWN)) return false;
    throw Body.faulty(
        "as-unknown", "/as", new Text("Enter unknown, or leave it out.", "请填写 unknown，或不填写。"));
  }
}
