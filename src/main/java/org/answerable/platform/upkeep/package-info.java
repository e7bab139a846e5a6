/**
 * What an operator runs beside the server, without a container: {@code script/backup}, {@code script/restore} and
 * {@code script/doctor}; and the part of the server that copies an H2 database for a backup, because no other process
 * can open it meanwhile.
 *
 * <p>A backup is one ZIP file: {@code manifest.json}, the database as of one moment, and what else belongs to it under
 * {@code DATA_DIR}. No key is in it; the manifest names the keys that it needs.
 */
package org.answerable.platform.upkeep;
