package weft.api.batch;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.batch.BatchGenealogy.Answer;
import weft.api.batch.BatchGenealogy.Node;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.batch.BatchId;
import weft.event.StreamId;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.batch.Genealogy;
import weft.projections.certificate.CertificatesOfBatches;

/**
 * Adds a customer's own certificates to the batches that it received. They are rows of a buyer,
 * which a reader of batches does not see.
 */
@Component
class BatchCertificates {
  private static final int MOST = 2 * Genealogy.MOST;

  private final ReadContexts readings;

  BatchCertificates(ReadContexts readings) {
    this.readings = readings;
  }

  /** The answer with the certificates of the caller in the batches of others. */
  Answer in(Answer answer, Caller caller, ReadContext reading) {
    if (reading.scope().role() != PartyScope.Role.VIEWER || !caller.sides().contains(Side.BUYER))
      return answer;
    PartyCode party = reading.scope().party();
    List<BatchId> others =
        answer.nodes().stream()
            .filter(it -> it.state() != null && !it.maker().equals(party.value()))
            .map(it -> BatchId.of(StreamId.fromUrl(it.id())))
            .toList();
    if (others.isEmpty()) return answer;
    var bought =
        new ReadContext(
            PartyScope.of(party, Side.BUYER), reading.moment(), reading.position(), reading.asOf());
    Map<String, List<String>> own =
        readings.read(
            bought,
            (db, it) -> CertificatesOfBatches.issuedTo(db, party, it.moment(), others, MOST + 1));
    if (own.values().stream().mapToInt(List::size).sum() > MOST) throw BatchGenealogy.tooLarge();
    return new Answer(
        answer.nodes().stream().map(it -> with(it, own.get(StreamId.fromUrl(it.id())))).toList(),
        answer.edges(),
        answer.continues());
  }

  private static Node with(Node it, @Nullable List<String> certificates) {
    return certificates == null
        ? it
        : new Node(
            it.id(),
            it.maker(),
            it.part(),
            it.number(),
            it.state(),
            it.quantity(),
            it.unit(),
            it.inspections(),
            certificates.stream().map(StreamId::toUrl).toList(),
            it.missing());
  }
}
