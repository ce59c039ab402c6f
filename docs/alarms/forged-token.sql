-- Written from forged-token.yml by pySigma.
SELECT * FROM record WHERE event='refused' AND (code LIKE 'ID\_TOKEN\_INVALID' ESCAPE '\' OR code LIKE 'RUN\_MISMATCH' ESCAPE '\')
