import pg from 'pg'

/**
 * Other schools, with 8 groups, 200 pupils, 18 teachers and one import each, so that PostgreSQL plans as it does in use: with one school in its
 * tables it reads them whole, and a statement that reads all schools' rows costs no more than one that does not.
 */
export async function addNeighbours(databaseUrl: string, schools: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    // No triggers meanwhile: nobody has a cached view of these schools.
    await client.query('set session_replication_role = replica')
    for (const statement of STATEMENTS) await client.query(statement.replace('$schools', String(schools)))
  } finally {
    await client.end()
  }
}

const NEIGHBOURS = "(select * from school where school_key like 'BENCH%')"
const STATEMENTS = [
  `insert into school (name, school_key, city, board_id) select 'School ' || n, 'BENCH' || n, 'Elders', (select id from board limit 1) from generate_series(1, $schools) n`,
  `insert into school_address (school_id, cidr) select id, '10.0.0.0'::inet + portal_id % 16000000 from ${NEIGHBOURS} s`,
  `insert into "group" (school_id, las_key, name, year_group) select s.id, 'g' || n, 'Groep ' || n, n::text from ${NEIGHBOURS} s, generate_series(1, 8) n`,
  // Nobody logs in there: their pins are no ciphers.
  `insert into pupil (school_id, las_key, first_name, last_name, year_group, group_id, picture, pin_cipher, picture_cipher)
    select g.school_id, g.las_key || '-' || n, 'Leerling' || n, 'Elders', g.year_group, g.id, 'aap', '', ''
    from "group" g join ${NEIGHBOURS} s on s.id = g.school_id, generate_series(1, 25) n`,
  `insert into employment (school_id, las_key, first_name, last_name, from_las, roles)
    select id, 'l' || n, 'Medewerker' || n, 'Elders', true, '{teacher}' from ${NEIGHBOURS} s, generate_series(1, 18) n`,
  `insert into employment_group (school_id, employment_id, group_id)
    select g.school_id, e.id, g.id from ${NEIGHBOURS} s join employment e on e.school_id = s.id join "group" g on g.school_id = s.id where right(e.las_key, 1) = right(g.las_key, 1)`,
  `insert into roster_import (school_id, status, file_name, school_year, created_at, ended_at) select id, 'applied', 'school.xml', '2026-2027', now(), now() from ${NEIGHBOURS} s`,
  `insert into consent (school_id, publisher_id) select s.id, p.id from ${NEIGHBOURS} s, publisher p where p.client_id is not null`,
  `insert into licence (school_id, product_id) select s.id, p.id from ${NEIGHBOURS} s, product p`,
  `insert into licence_group (school_id, licence_id, group_id)
    select l.school_id, l.id, g.id from licence l join ${NEIGHBOURS} s on s.id = l.school_id join "group" g on g.school_id = l.school_id`,
]
