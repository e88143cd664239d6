package weft.edi.profile;

import java.util.List;
import weft.edi.InterchangeResult;
import weft.edi.dialect.Change;
import weft.edi.mapping.PartnersWords;
import weft.edi.mapping.PartnersWords.Reading;
import weft.party.Profile;
import weft.party.Side;

/**
 * A profile tried on a sample before it is agreed. Nothing is kept, and nobody's data is asked.
 * This record is part of the JSON of {@code POST /api/v1/partnerships/{id}/profile/check}.
 *
 * @param before what the sample is worth under the profile in force
 * @param after what it is worth under the one that is tried
 * @param changed how many segments dialect and aliases changed, added or left out
 * @param changes the first {@value #MAX_CHANGES} of them, in their order
 */
public record ProfileTrial(
    InterchangeResult before, InterchangeResult after, int changed, List<Change> changes) {
  public static final int MAX_CHANGES = 1_000;

  /**
   * Tries it.
   *
   * @param sender whose sample it is
   */
  public static ProfileTrial of(Profile inForce, Profile tried, byte[] sample, Side sender) {
    Reading before = PartnersWords.read(inForce, sample, sender);
    Reading after = PartnersWords.read(tried, sample, sender);
    return new ProfileTrial(
        before.result(),
        after.result(),
        after.changes().size(),
        after.changes().stream().limit(MAX_CHANGES).toList());
  }
}
