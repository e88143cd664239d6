package weft.api.question;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Asking;
import weft.api.asking.Body;
import weft.api.asking.WriteResult;
import weft.api.reading.AuditedParties;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.api.sharing.NamedParties;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.question.QuestionRow;
import weft.projections.rows.BoardReads.Filter;
import weft.question.BatchFindings;
import weft.question.QuestionCommand;
import weft.question.QuestionCommand.AnswerQuestion;
import weft.question.QuestionCommand.AskQuestion;
import weft.question.QuestionCommand.CloseQuestion;
import weft.question.QuestionCommand.ReportFindings;
import weft.question.QuestionId;

/** Questions that partners ask each other about a shortage, a call-off, an order or a shipment. */
@RestController
@RequestMapping("/api/v1/questions")
class QuestionsAsked {
  private static final int LONGEST = 1_000;
  private final Asking asking;
  private final BoardPages pages;
  private final ReadContexts readings;
  private final QuestionTopics subjects;
  private final NamedParties parties;

  QuestionsAsked(
      Asking asking,
      BoardPages pages,
      ReadContexts readings,
      QuestionTopics subjects,
      NamedParties parties) {
    this.asking = asking;
    this.pages = pages;
    this.readings = readings;
    this.subjects = subjects;
    this.parties = parties;
  }

  /** The partner, the subject and the text of a new question. */
  record NewQuestion(
      @Nullable PartyCode partner, @Nullable QuestionTopic about, @Nullable String text) {}

  /** A further message. */
  record MoreWords(
      @Schema(description = "Not needed beside quantities.") @Nullable String text,
      @Schema(description = "For a question about a batch: how many are still there.")
          @Nullable Quantity found,
      @Schema(description = "How many were used.") @Nullable Quantity used,
      @Schema(description = "How many were passed on.") @Nullable Quantity shippedOn,
      @Schema(description = "Nothing: the unit in which the batch was sent.")
          @Nullable String unit) {
    QuestionCommand read(QuestionId question, Side by) {
      if (found == null && used == null && shippedOn == null)
        return new AnswerQuestion(question, by, Body.text(text, "/text", LONGEST));
      var findings =
          new BatchFindings(
              Body.amount(found, "/found"),
              Body.amount(used, "/used"),
              Body.amount(shippedOn, "/shippedOn"),
              unit == null ? null : Body.unit(unit, "/unit", _ -> false));
      return new ReportFindings(question, by, findings, Body.optionalText(text, "/text", LONGEST));
    }
  }

  @Operation(
      operationId = "askQuestion",
      summary = "Asks a partner a question about an object that both see.")
  @PostMapping
  ResponseEntity<WriteResult> ask(
      Caller caller,
      @RequestParam(required = false) @Nullable String as,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody NewQuestion body) {
    PartyCode party = writer(caller);
    ReadContext reading = readings.bySide(caller, as, null);
    Side side = side(reading);
    PartyCode partner = partner(party, side, body.partner());
    var about = subjects.of(reading, partner.value(), Body.required(body.about(), "/about"));
    var id = id(party, idempotencyKey);
    var question =
        side == Side.BUYER
            ? new QuestionId(party, partner, id)
            : new QuestionId(partner, party, id);
    var command = new AskQuestion(question, side, about, Body.text(body.text(), "/text", LONGEST));
    var done = asking.ask(caller, null, idempotencyKey, List.of(body), List.of(command));
    return WriteResult.answer(question.stream(), done);
  }

  private PartyCode partner(PartyCode party, Side side, @Nullable PartyCode named) {
    return side == Side.SUPPLIER
        ? parties.buyer(party, named, "/partner")
        : parties.supplier(party, Body.required(named, "/partner"), "/partner");
  }

  /** The id of a new question; a repeated request gets the same id. */
  private static String id(PartyCode asker, @Nullable String idempotencyKey) {
    if (idempotencyKey == null) return UUID.randomUUID().toString();
    String seed = asker + "\n" + idempotencyKey;
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }

  @Operation(
      operationId = "answerQuestion",
      summary = "Adds a message to a question, as either side.")
  @PostMapping("/{id}/answers")
  ResponseEntity<WriteResult> answer(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody MoreWords body) {
    QuestionId question = own(caller, id);
    return say(caller, ifMatch, idempotencyKey, body.read(question, side(caller, question)));
  }

  @Operation(
      operationId = "closeQuestion",
      summary = "Closes a question, as the party that asked it.")
  @PostMapping("/{id}/close")
  ResponseEntity<WriteResult> close(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
    QuestionId question = own(caller, id);
    return say(
        caller, ifMatch, idempotencyKey, new CloseQuestion(question, side(caller, question)));
  }

  private ResponseEntity<WriteResult> say(
      Caller caller, String ifMatch, @Nullable String idempotencyKey, QuestionCommand command) {
    return WriteResult.answer(
        command.stream(), asking.ask(caller, ifMatch, idempotencyKey, List.of(command)));
  }

  /** Every role that works with partners may write. */
  private static PartyCode writer(Caller caller) {
    caller.require(Role.PLANNER, Role.SALES, Role.BUYER, Role.WAREHOUSE, Role.QUALITY);
    return caller.requireParty();
  }

  private static QuestionId own(Caller caller, String id) {
    PartyCode party = writer(caller);
    QuestionId question = Ids.of(id, QuestionId::of);
    if (party.equals(question.buyer()) || party.equals(question.supplier())) return question;
    throw Ids.notFound();
  }

  private static Side side(Caller caller, QuestionId question) {
    return question.buyer().equals(caller.party()) ? Side.BUYER : Side.SUPPLIER;
  }

  @Operation(
      operationId = "listQuestions",
      summary = "Lists questions between the caller and its partners, including closed ones.")
  @GetMapping
  ResponseEntity<Page<AskedQuestion>> list(
      Caller caller,
      @ParameterObject ListQuery asked,
      @RequestParam(required = false)
          @Parameter(description = "true: open questions; false: closed questions.")
          @Nullable Boolean open,
      @RequestParam(required = false)
          @Parameter(
              description = "true: only questions that await a message from the caller's side.")
          @Nullable Boolean mine,
      @RequestParam(required = false)
          @Parameter(description = "Only about this part: the caller's own number.")
          @Nullable String part,
      @RequestParam(required = false)
          @Parameter(description = "Only about this delivery schedule, order or shipment: its id.")
          @Nullable String document,
      @RequestParam(required = false)
          @Parameter(description = "Only with this partner: a party's code.")
          @Nullable String partner) {
    ReadContext reading = pages.reading(QuestionRow.BOARD, caller, asked.look());
    Side side = side(reading);
    boolean buys = side == Side.BUYER;
    String own = side.name().toLowerCase(Locale.ROOT);
    String state = open == null ? "true" : open ? "t.waits_for is not null" : "t.waits_for is null";
    return pages.list(
        QuestionRow.BOARD,
        reading,
        asked,
        shown(reading),
        new Filter(state + " and :state <> ''", "state", open == null ? null : "open"),
        Filter.is("waits_for", Boolean.TRUE.equals(mine) ? own : null),
        Filter.is(buys ? "part" : "supplier_part", part),
        Filter.is("document", document == null ? null : Ids.stream(document)),
        Filter.is(buys ? "supplier" : "buyer", partner));
  }

  @Operation(operationId = "getQuestion", summary = "One question with all its messages.")
  @GetMapping("/{id}")
  ResponseEntity<AskedQuestion> get(
      Caller caller, @PathVariable String id, @ParameterObject RowQuery look) {
    QuestionId question = Ids.of(id, QuestionId::of);
    boolean buys = question.buyer().equals(caller.party());
    if (!buys && !question.supplier().equals(caller.party()) && !caller.is(Role.AUDITOR))
      throw Ids.notFound();
    ReadContext reading =
        pages.reading(QuestionRow.BOARD, caller, look.orAs(buys ? "buyer" : "supplier"));
    return pages.one(QuestionRow.BOARD, reading, id, shown(reading));
  }

  /** As the reader's side reads it; an auditor as the side that granted it a look. */
  private Function<QuestionRow, AskedQuestion> shown(ReadContext reading) {
    Set<String> granted = readings.granted(reading, "question");
    return it -> AskedQuestion.of(it, AuditedParties.side(reading.scope(), granted, it.buyer()));
  }

  /** The side whose numbers a filter names; an auditor names a part by the buyer's number. */
  private static Side side(ReadContext reading) {
    return reading.scope().role() == PartyScope.Role.SUPPLIER ? Side.SUPPLIER : Side.BUYER;
  }
}
