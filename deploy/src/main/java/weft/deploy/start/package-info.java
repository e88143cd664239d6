/** What is looked at before a hub starts, so that it refuses at once and in one sentence. */
@NullMarked
package weft.deploy.start;

import org.jspecify.annotations.NullMarked;
