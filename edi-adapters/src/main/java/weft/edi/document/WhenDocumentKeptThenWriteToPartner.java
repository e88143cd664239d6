package weft.edi.document;

import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import weft.agreement.PartnershipStream;
import weft.edi.answer.Answering;
import weft.edi.outbox.Causes;
import weft.edi.outbox.Letter;
import weft.edi.reader.EdiReader;
import weft.edi.reader.Envelope;
import weft.edi.reader.ReaderOptions;
import weft.edi.reception.Inbox;
import weft.event.Reaction;
import weft.event.Recorded;
import weft.event.Traced;
import weft.interchange.InterchangeEvent.DocumentKept;
import weft.party.EdiRules.Outbound;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyEvent.PartnershipAgreed;
import weft.party.Profile;

/**
 * Writes what one partner stated to the other, in the message, release and signs that their profile
 * names for it; where it names none, nothing. The profile is the one in force when the document
 * came: a rule agreed on later sends nothing of the past.
 */
public final class WhenDocumentKeptThenWriteToPartner implements Reaction {
  private final Answering here;

  /** The last one: the messages of an interchange come one behind the other. */
  private volatile @Nullable Opened last;

  public WhenDocumentKeptThenWriteToPartner(Answering here) {
    this.here = here;
  }

  /** An interchange as far as its envelope; null where it has none. */
  private record Opened(String id, PartyCode owner, @Nullable Envelope envelope) {}

  @Override
  public String name() {
    return "write-document";
  }

  @Override
  public boolean handles(Object payload) {
    return payload instanceof DocumentKept;
  }

  @Override
  public void react(Recorded event) {
    var kept = (DocumentKept) event.payload();
    Partnership partnership = kept.document().partnership();
    Profile profile = agreed(partnership, event.recordedAt());
    List<Outbound> agreed = profile == null ? null : profile.rules().outbound();
    if (profile == null || agreed == null) return;
    Outbound rule = DocumentWriter.rule(agreed, kept.document().kind());
    if (rule == null) return;
    Opened came = opened(kept.id());
    Envelope envelope = came.envelope();
    if (envelope == null || !partnership.participants().contains(came.owner())) return;
    write(event, profile, rule, came.owner(), envelope);
  }

  private @Nullable Profile agreed(Partnership partnership, Instant then) {
    Profile profile = null;
    for (Traced it : here.streams().trace(PartnershipStream.of(partnership)))
      if (!it.recordedAt().isAfter(then)) profile = ((PartnershipAgreed) it.payload()).profile();
    return profile;
  }

  private Opened opened(String id) {
    Opened known = last;
    if (known != null && known.id().equals(id)) return known;
    Inbox.Item item = here.inbox().find(UUID.fromString(id)).orElseThrow();
    var opened = new Opened(id, item.owner(), EdiReader.scan(item.bytes()));
    last = opened;
    return opened;
  }

  private void write(
      Recorded event, Profile profile, Outbound rule, PartyCode sender, Envelope came) {
    var kept = (DocumentKept) event.payload();
    Partnership partnership = kept.document().partnership();
    boolean toBuyer = sender.equals(partnership.supplier());
    PartyCode receiver = toBuyer ? partnership.buyer() : partnership.supplier();
    // The profile's charset and names are the buyer's.
    String named = toBuyer ? profile.charset() : null;
    Charset charset = named == null ? null : Charset.forName(named);
    TheirNames names = toBuyer ? TheirNames.of(profile.rules()) : TheirNames.OURS;
    Addressed addressed = Addressed.of(came, sender, receiver, rule, here.directory());
    var letter =
        new Letter(
            Causes.event(event.id(), rule.message()),
            sender.value(),
            receiver.value(),
            addressed.from(),
            addressed.to(),
            kept.id(),
            rule.message(),
            addressed.test(),
            ReaderOptions.STANDARD.withCharset(charset));
    LocalDateTime when = LocalDateTime.ofInstant(event.recordedAt(), here.zone());
    try {
      var stated = new Statement(kept.document(), sender, when.toLocalDate(), names);
      here.outbox()
          .put(
              letter,
              reference ->
                  DocumentWriter.write(
                      stated, rule, addressed.envelope(rule, reference, when, charset)));
    } catch (NotWritable e) {
      here.outbox().fail(letter, e.text());
    }
  }
}
